package dev.atelier.web;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

/**
 * The front end's own servlet context. It lies at the root whatever the base path is, because the servlet serves paths
 * with and without it; other bundles add servlets by selecting it by name. Before the default context, so that no other
 * bundle's resources get in the way.
 */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE, property = "service.ranking:Integer=100")
@HttpWhiteboardContext(name = FrontContext.NAME, path = "/")
public final class FrontContext extends ServletContextHelper {
    static final String NAME = "dev.atelier.web";
}
