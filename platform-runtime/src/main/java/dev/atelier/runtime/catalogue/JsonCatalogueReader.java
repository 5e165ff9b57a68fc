package dev.atelier.runtime.catalogue;

import dev.atelier.core.Parameters;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.model.CatalogueReader;
import dev.atelier.core.model.ModelCatalogue;
import dev.atelier.core.model.ModelDescriptor;
import dev.atelier.runtime.catalogue.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Component;

/** Reads catalogues for provider bundles, at their activation. Safe for use by any number of threads. */
@Component
public final class JsonCatalogueReader implements CatalogueReader {
    private final JsonText text = new JsonText();

    @Override
    public ModelCatalogue read(InputStream json) throws IOException {
        Parameters form = text.read(json);
        try {
            return new CatalogueForm(form).read();
        } catch (MediaException wrong) {
            throw new IllegalArgumentException("catalogue: " + wrong.getMessage(), wrong);
        }
    }

    @Override
    public ModelDescriptor readModel(String id, Parameters entry) {
        return ModelForm.read(id, entry);
    }

    @Override
    public Parameters writeModel(ModelDescriptor model) {
        return ModelForm.write(model);
    }
}
