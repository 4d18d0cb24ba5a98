using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Registry;
using Conformance.ReferenceServer.Reporting;

namespace Conformance.ReferenceServer.Operations;

/// <summary>Reads a path of many clients once a period, each at a time of its own.</summary>
internal sealed class Poller(ServerSettings settings, Clients clients, Courier courier, Readings readings, CancellationToken closing)
{
    /// <summary>Begins, and goes on until the server closes.</summary>
    public void Begin(IReadOnlyList<string> endpoints, Lwm2mPath path, TimeSpan period)
    {
        if (endpoints.Count > 0 && period > TimeSpan.Zero)
        {
            _ = PollAsync(endpoints, path, period);
        }
    }

    private async Task PollAsync(IReadOnlyList<string> endpoints, Lwm2mPath path, TimeSpan period)
    {
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                var burst = settings.Faults.Has(PollFaults.InOneBurst) || (isFirst && settings.Faults.Has(PollFaults.BeginsWithBurst));
                foreach (var endpoint in endpoints)
                {
                    _ = ReadAsync(endpoint, path);
                    await Task.Delay(burst ? TimeSpan.Zero : period / endpoints.Count, settings.Clock, closing);
                }

                await Task.Delay(burst ? period : TimeSpan.Zero, settings.Clock, closing);
            }
        }
        catch (OperationCanceledException)
        {
            // The server closes.
        }
    }

    private async Task ReadAsync(string endpoint, Lwm2mPath path)
    {
        if (clients.Named(endpoint) is { } client)
        {
            var answer = await courier.PerformAsync(client, new() { Kind = OperationKind.Read, Path = path });
            readings.Keep(endpoint, answer.Entries);
        }
    }
}
