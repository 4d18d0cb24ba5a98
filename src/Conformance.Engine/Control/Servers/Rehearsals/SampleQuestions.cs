namespace Conformance.Engine.Control.Servers.Rehearsals;

/// <summary>A question for each ask, with values that are found again in what an adapter makes of it.</summary>
internal static class SampleQuestions
{
    public const string Endpoint = "urn:dev:ops:c0ffee-sample-1";
    public const string Value = "21.25";
    private const string Instance = "/3303/7";
    private const string Resource = $"{Instance}/5700";
    private const string Attribute = "pmin";
    private const int Text = 0;

    /// <summary>What a call or a line has to carry, besides what tells the operation itself.</summary>
    private static readonly Dictionary<ServerAsk, string> Needed = new()
    {
        [ServerAsk.Write] = "$(value)",
        [ServerAsk.Update] = "$(value)",
        [ServerAsk.WriteAttributes] = "$(query)",
    };

    /// <summary>Asks that name no path of their own.</summary>
    private static readonly HashSet<ServerAsk> Pathless =
    [
        ServerAsk.ReadComposite, ServerAsk.WriteComposite, ServerAsk.ObserveComposite, ServerAsk.CancelComposite,
        ServerAsk.Firmware, ServerAsk.Campaign, ServerAsk.Poll, ServerAsk.Client, ServerAsk.Alarms, ServerAsk.Data,
    ];

    public static ServerQuestion Of(ServerAsk ask) => ask switch
    {
        ServerAsk.Discover or ServerAsk.Delete => new(ask, Endpoint, Instance),
        ServerAsk.Create => new(ask, Endpoint, "/3303") { Values = Valued(Resource) },
        ServerAsk.Write => new(ask, Endpoint, Resource) { Values = Valued(Resource), Format = Text },
        ServerAsk.Update => new(ask, Endpoint, Instance) { Values = Valued(Resource) },
        ServerAsk.WriteAttributes => new(ask, Endpoint, Resource) { Query = new Dictionary<string, string> { [Attribute] = "5" } },
        ServerAsk.Execute => new(ask, Endpoint, $"{Instance}/5605") { Arguments = "0" },
        ServerAsk.WriteComposite => new(ask, Endpoint, "/") { Values = Valued(Resource) },
        ServerAsk.ReadComposite or ServerAsk.ObserveComposite or ServerAsk.CancelComposite => new(ask, Endpoint, "/") { Paths = [Resource, "/3/0/0"] },
        ServerAsk.Campaign => new(ask, Endpoint, "/") { Endpoints = [Endpoint] },
        ServerAsk.Poll => new(ask, Endpoint, Resource) { Endpoints = [Endpoint], Query = new Dictionary<string, string> { ["period"] = "60" } },
        _ => new(ask, Endpoint, Pathless.Contains(ask) ? "/" : Resource),
    };

    /// <summary>What a template leaves out without which the server cannot know what is meant.</summary>
    public static IEnumerable<string> Missing(ServerAsk ask, string template)
    {
        var namesPath = template.Contains("$(path)", StringComparison.Ordinal) || template.Contains("$(resource)", StringComparison.Ordinal);
        if (!Pathless.Contains(ask) && !namesPath)
        {
            yield return "$(path)";
        }

        var carries = Needed.GetValueOrDefault(ask) is not { } given || template.Contains(given, StringComparison.Ordinal) || template.Contains("$(items)", StringComparison.Ordinal);
        if (Needed.GetValueOrDefault(ask) is { } needed && !carries)
        {
            yield return needed;
        }
    }

    private static Dictionary<string, string> Valued(string path) => new() { [path] = Value };
}
