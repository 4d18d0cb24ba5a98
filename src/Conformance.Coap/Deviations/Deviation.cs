using Conformance.Coap.Messages;

namespace Conformance.Coap.Deviations;

/// <summary>One thing done wrong on purpose, at the last moment before a datagram leaves.</summary>
/// <param name="Name">As written in a case or on a command line.</param>
/// <param name="Summary">What is done wrong.</param>
/// <param name="Clause">What it breaks.</param>
/// <param name="Places">Where it applies; anything else leaves as it is.</param>
/// <param name="Bend">What leaves instead: one datagram, none, or several.</param>
public sealed record Deviation(
    string Name, string Summary, string Clause, DeviationPlace Places, Func<Departure, IReadOnlyList<Departure>> Bend)
{
    public bool AppliesTo(Message message) => (Places & PlaceOf(message)) != DeviationPlace.None;

    /// <summary>What a message is for.</summary>
    public static DeviationPlace PlaceOf(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);

        return message switch
        {
            { Code.IsRequest: true } => DeviationPlace.Request,
            { Code.IsEmpty: true, Type: MessageType.Acknowledgement } => DeviationPlace.Acknowledgement,
            { Code.IsEmpty: true } => DeviationPlace.None,
            { Type: not MessageType.Acknowledgement, Options.Observe: not null } => DeviationPlace.Notification,
            _ => DeviationPlace.Response,
        };
    }
}
