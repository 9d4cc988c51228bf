package uk.dgnorth.web;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One route of the code.
 *
 * @param template the path, with names in braces
 */
public record Route(String method, String template, boolean isForFiles) {

    public boolean isApi() {
        return template.startsWith("/api/");
    }

    public boolean isGet() {
        return method.equals("GET");
    }

    /** With x for whatever stands in braces. */
    public String path() {
        return template.replaceAll("\\{[^}]*}", "x");
    }

    /** The code does not change while it is tested, and reading all of it takes seconds. */
    private static final List<Route> ALL = read();

    /** Each route that the code has, by path and method. */
    public static Stream<Route> all() {
        return ALL.stream();
    }

    private static List<Route> read() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("uk.dgnorth").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> routesOf(type.reflect()).stream())
                        // Shows letters, which bring their own styles, under a policy of its own.
                        .filter(route -> !route.path().endsWith("/html"))
                        .sorted((one, another) ->
                                (one.path() + one.method()).compareTo(another.path() + another.method()))
                        .toList();
    }

    private static List<Route> routesOf(Class<?> resource) {
        var routes = new ArrayList<Route>();
        for (var method : resource.getDeclaredMethods()) {
            for (var verb : verbsOf(method)) {
                routes.add(new Route(verb, pathOf(resource, method), takesFiles(method)));
            }
        }
        return routes;
    }

    private static boolean takesFiles(Method method) {
        var consumes = method.getAnnotation(Consumes.class);
        return consumes != null && List.of(consumes.value()).contains(MediaType.MULTIPART_FORM_DATA);
    }

    private static List<String> verbsOf(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .toList();
    }

    private static String pathOf(Class<?> resource, Method method) {
        var below = method.getAnnotation(Path.class);
        var path = resource.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
        var plain = ("/" + path).replaceAll("/+", "/");
        return plain.length() > 1 ? plain.replaceFirst("/$", "") : plain;
    }
}
