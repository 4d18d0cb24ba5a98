namespace Conformance.Engine.Claims;

/// <summary>What can be claimed. Events of the device are areas too, by their names: <c>update</c>, <c>send</c>, <c>datagram</c> …</summary>
public static class ClaimArea
{
    /// <summary>Values and instances below a path.</summary>
    public const string Tree = "tree";

    /// <summary>Notification attributes below a path.</summary>
    public const string Attributes = "attributes";

    /// <summary>Observations below a path: not every device keeps two of one path apart.</summary>
    public const string Observation = "observation";

    /// <summary>The device stays switched on and registered.</summary>
    public const string Session = "session";

    /// <summary>Whether the tester talks.</summary>
    public const string Talk = "talk";

    /// <summary>A device may have one confirmable message outstanding (RFC 7252 §4.7): who does not acknowledge one holds back all others.</summary>
    public const string DeviceConfirmable = "dut-con";

    /// <summary>A small device has one buffer for bodies in blocks.</summary>
    public const string Blocks = "blocks";

    public const string Operator = "operator";
}
