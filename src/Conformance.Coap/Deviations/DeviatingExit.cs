using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;

namespace Conformance.Coap.Deviations;

/// <summary>The last stop of what an endpoint sends: where deviations bend it.</summary>
/// <param name="always">Those that hold for everything the endpoint sends.</param>
internal sealed class DeviatingExit(IReadOnlyList<Deviation> always, Func<ushort> drawMessageId)
{
    private ushort _lastId;
    private ushort _idBefore;

    /// <summary>What leaves for a message, in order.</summary>
    /// <param name="own">Deviations of this message besides those that always hold.</param>
    public IReadOnlyList<Departure> Pass(Message message, ReadOnlyMemory<byte> octets, string note, IReadOnlyList<Deviation> own)
    {
        if (message.MessageId != _lastId)
        {
            (_idBefore, _lastId) = (_lastId, message.MessageId);
        }

        IReadOnlyList<Departure> leaving = [new(message, octets, Again: note is TraceNote.Retransmission or TraceNote.Duplicate, _idBefore, drawMessageId)];
        foreach (var deviation in always.Concat(own).Where(deviation => deviation.AppliesTo(message)))
        {
            leaving = [.. leaving.SelectMany(one => Bend(one, deviation))];
        }

        return leaving;
    }

    private static IEnumerable<Departure> Bend(Departure leaving, Deviation deviation)
    {
        var bent = deviation.Bend(leaving);
        return bent is [var only] && ReferenceEquals(only, leaving) ? bent : bent.Select(one => one with { Deviations = [.. one.Deviations, deviation.Name] });
    }
}
