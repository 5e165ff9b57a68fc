package dev.atelier.deployer.fallback;

import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/** The context of all paths with the lowest rank: any other that knows a path goes first. */
@Component(
        service = ServletContextHelper.class,
        scope = ServiceScope.BUNDLE,
        property = {
            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + FallbackContext.NAME,
            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH + "=/",
            Constants.SERVICE_RANKING + ":Integer=-1000000"
        })
public final class FallbackContext extends ServletContextHelper {
    static final String NAME = "dev.atelier.fallback";
}
