using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Conformance.Engine.Campaigns;

namespace Conformance.Harness.Running;

/// <summary>What no two runs share, for <c>environment.json</c>: the machine, the hour, the measured lag.</summary>
internal static class EnvironmentFacts
{
    public static Dictionary<string, string> Of(CampaignResult result, DateTimeOffset start, string commandLine)
    {
        var lags = result.Lags.Order().ToList();
        return new(StringComparer.Ordinal)
        {
            ["host"] = Dns.GetHostName(),
            ["os"] = RuntimeInformation.OSDescription,
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["processors"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
            ["startedAt"] = start.ToString("O", CultureInfo.InvariantCulture),
            ["commandLine"] = commandLine,
            ["lagMedianMs"] = lags.Count == 0 ? "none" : Milliseconds(lags[lags.Count / 2]),
            ["lagMaxMs"] = lags.Count == 0 ? "none" : Milliseconds(lags[^1]),
        };
    }

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture);
}
