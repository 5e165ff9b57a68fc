package dev.atelier.testkit.gemini.json;

import java.util.List;

/** What is refused of tools and of how they are to be used. */
final class ToolRules {
    private ToolRules() {}

    static void check(Form body) {
        for (Form tool : body.objects("tools", "functionDeclarations", "googleSearch", "codeExecution")) {
            for (Form function :
                    tool.objects("functionDeclarations", "name", "description", "parameters", "parametersJsonSchema")) {
                if (!function.text("name").matches("[A-Za-z_][A-Za-z0-9_.:-]{0,63}")) {
                    throw function.wrong("name", "Invalid function name");
                }
            }
        }
        body.object("toolConfig", "functionCallingConfig")
                .flatMap(config -> config.object("functionCallingConfig", "mode", "allowedFunctionNames"))
                .ifPresent(config -> config.choice("mode", List.of("AUTO", "NONE", "ANY", "VALIDATED")));
    }
}
