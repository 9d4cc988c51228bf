package uk.dgnorth.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/** Lets the pointers of refusals name members as JSON does, where Java has to call them something else. */
@ApplicationScoped
class JsonPropertyNames implements ValidatorFactoryCustomizer, PropertyNodeNameProvider {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.propertyNodeNameProvider(this);
    }

    @Override
    public String getName(Property property) {
        if (property instanceof JavaBeanProperty bean
                && bean.getDeclaringClass().isRecord()) {
            return Stream.of(bean.getDeclaringClass().getDeclaredFields())
                    .filter(field -> field.getName().equals(property.getName()))
                    .map(field -> field.getAnnotation(JsonProperty.class))
                    .filter(named -> named != null && !named.value().isEmpty())
                    .map(JsonProperty::value)
                    .findFirst()
                    .orElse(property.getName());
        }
        return property.getName();
    }
}
