using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer.Registry;

/// <summary>How many registrations came in the last second. A server that says what is so takes every one of them.</summary>
internal sealed class Rush(FaultSwitch faults)
{
    private const int Few = 5;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly Queue<TimeSpan> _recent = [];

    /// <returns><see langword="null"/>: it is taken.</returns>
    public Reply? Of(TimeSpan at)
    {
        _recent.Enqueue(at);
        while (_recent.Peek() + Second < at)
        {
            _recent.Dequeue();
        }

        return (_recent.Count > Few, faults) switch
        {
            (true, var switched) when switched.Has(StormFaults.DropsRegistrations) => Reply.None,
            (true, var switched) when switched.Has(StormFaults.RefusesRegistrations) => Reply.Of(CoapCode.InternalServerError),
            _ => null,
        };
    }
}
