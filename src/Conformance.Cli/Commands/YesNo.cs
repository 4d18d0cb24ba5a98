using System.CommandLine.Parsing;

namespace Conformance.Cli.Commands;

/// <summary>Answers on the command line.</summary>
internal static class YesNo
{
    public static bool? Parse(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "yes":
                return true;
            case "no":
                return false;
            case var other:
                result.AddError($"'{other}' is no answer; yes or no is required");
                return null;
        }
    }
}
