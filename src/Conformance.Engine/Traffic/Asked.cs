using Conformance.Coap.Messages;
using Conformance.Lwm2m.Operations;

namespace Conformance.Engine.Traffic;

/// <summary>A request that passed, and what became of it.</summary>
/// <param name="request">Its first transmission.</param>
/// <param name="sighting">What a case sees of it; <see langword="null"/> for what is no operation of LwM2M.</param>
internal sealed class Asked(PassedMessage request, OperationKind? operation, Sighting? sighting)
{
    public PassedMessage Passed => request;

    public Message Message => request.Message!;

    public Side By => request.By;

    public OperationKind? Operation => operation;

    public Sighting? Sighting => sighting;

    public bool IsSettled { get; set; }

    /// <summary>Whether its sender still waits: nothing settled it, and it was not given up.</summary>
    public bool IsOpen(TimeSpan now, TimeSpan patience) => !IsSettled && now - request.Time < patience;
}
