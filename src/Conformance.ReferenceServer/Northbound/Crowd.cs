using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Operations;

namespace Conformance.ReferenceServer.Northbound;

/// <summary>What users have done to many clients at once: <c>campaign</c> (with <c>arguments</c> pause, resume or retry once it has begun) and <c>poll</c> (with a <c>period</c> in seconds).</summary>
internal sealed class Crowd(Campaign campaign, Poller poller)
{
    /// <returns>What the user is told at once; <see langword="null"/> for a word that it does not know.</returns>
    public JsonObject? Answer(string word, ReadOnlySpan<byte> json)
    {
        var body = Wishes.Parse(json);
        IReadOnlyList<string> endpoints = [.. (body?["endpoints"] as JsonArray ?? []).Select(Wishes.Text).OfType<string>()];
        return word switch
        {
            "campaign" => Conduct(body, endpoints),
            "poll" => Poll(body, endpoints),
            _ => null,
        };
    }

    private JsonObject Conduct(JsonObject? body, IReadOnlyList<string> endpoints)
    {
        switch (Wishes.Text(body?["arguments"]))
        {
            case "pause":
                campaign.Pause();
                break;
            case "resume":
                campaign.Resume();
                break;
            case "retry":
                campaign.Retry();
                break;
            case null or "" when endpoints.Count > 0:
                campaign.Begin(endpoints);
                break;
            default:
                return Wrong("a campaign needs endpoints, or one of pause, resume and retry");
        }

        var (open, done, failed) = campaign.Count;
        return new() { ["status"] = "done", ["open"] = open, ["updated"] = done, ["failed"] = failed };
    }

    private JsonObject Poll(JsonObject? body, IReadOnlyList<string> endpoints)
    {
        var period = Wishes.Text((body?["query"] as JsonObject)?["period"]);
        if (!uint.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || !Lwm2mPath.TryParse(Wishes.Text(body?["path"]) ?? string.Empty, out var path))
        {
            return Wrong("polling needs a path, and a period in seconds");
        }

        poller.Begin(endpoints, path, TimeSpan.FromSeconds(seconds));
        return new() { ["status"] = "done" };
    }

    private static JsonObject Wrong(string why) => new() { ["status"] = "failed", ["error"] = why };
}
