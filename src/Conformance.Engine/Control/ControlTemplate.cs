using System.Globalization;

namespace Conformance.Engine.Control;

/// <summary>Fills the placeholders of an adapter's command lines and URLs.</summary>
public static class ControlTemplate
{
    /// <summary>What may stand in <c>$( )</c>.</summary>
    public static IReadOnlyList<string> Placeholders { get; } =
    [
        "server.uri", "server.host", "server.port", "bootstrap.uri", "bootstrap.host", "bootstrap.port",
        "pixit.endpoint", "lifetime", "instance", "port", "action", "arguments", "program",
    ];

    /// <param name="port">A free local port for devices that want to be told theirs.</param>
    public static string Fill(string template, ControlTarget target, int port, string action = "", string arguments = "")
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(target);

        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["server.uri"] = Text(target.Server),
            ["server.host"] = target.Server.Host,
            ["server.port"] = Text(target.Server.Port),
            ["bootstrap.uri"] = Text(target.Bootstrap),
            ["bootstrap.host"] = target.Bootstrap.Host,
            ["bootstrap.port"] = Text(target.Bootstrap.Port),
            ["pixit.endpoint"] = target.Endpoint,
            ["lifetime"] = Text((int)target.Lifetime.TotalSeconds),
            ["instance"] = Text(target.Instance),
            ["port"] = Text(port),
            ["action"] = action,
            ["arguments"] = arguments,
            ["program"] = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory),
        };
        return values.Aggregate(template, (text, value) => text.Replace($"$({value.Key})", value.Value, StringComparison.Ordinal));
    }

    private static string Text(Uri uri) => uri.ToString().TrimEnd('/');

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
