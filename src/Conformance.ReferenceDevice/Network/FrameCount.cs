namespace Conformance.ReferenceDevice.Network;

/// <summary>Frames of the radio and their octets, both ways.</summary>
public readonly record struct FrameCount(long Sent, long Received, long OctetsSent, long OctetsReceived)
{
    /// <summary>What goes over the air until a node has joined.</summary>
    public static FrameCount OfJoining { get; } = new(120, 120, 7680, 7680);

    public static FrameCount operator -(FrameCount left, FrameCount right) => left.Subtract(right);

    public static FrameCount operator +(FrameCount left, FrameCount right) => left.Add(right);

    public FrameCount Add(FrameCount other) =>
        new(Sent + other.Sent, Received + other.Received, OctetsSent + other.OctetsSent, OctetsReceived + other.OctetsReceived);

    public FrameCount Subtract(FrameCount other) =>
        new(Sent - other.Sent, Received - other.Received, OctetsSent - other.OctetsSent, OctetsReceived - other.OctetsReceived);
}
