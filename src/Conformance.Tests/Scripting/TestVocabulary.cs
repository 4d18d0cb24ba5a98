using Conformance.Scripting.Binding;

namespace Conformance.Tests.Scripting;

/// <summary>A few names of profiles and object facts, enough for the cases of these tests.</summary>
internal sealed class TestVocabulary : IVocabulary
{
    private static readonly Dictionary<(ushort Object, ushort Resource), (string Operations, string Type)> s_resources = new()
    {
        [(0, 0)] = (string.Empty, "String"),
        [(0, 1)] = (string.Empty, "Boolean"),
        [(0, 2)] = (string.Empty, "Integer"),
        [(0, 3)] = (string.Empty, "Opaque"),
        [(0, 5)] = (string.Empty, "Opaque"),
        [(0, 10)] = (string.Empty, "Integer"),
        [(1, 0)] = ("R", "Integer"),
        [(1, 1)] = ("RW", "Integer"),
        [(1, 2)] = ("RW", "Integer"),
        [(1, 6)] = ("RW", "Boolean"),
        [(1, 7)] = ("RW", "String"),
        [(1, 8)] = ("E", string.Empty),
        [(3, 0)] = ("R", "String"),
        [(3, 3)] = ("R", "String"),
        [(3, 4)] = ("E", string.Empty),
        [(3, 11)] = ("R", "Integer"),
        [(3, 14)] = ("RW", "String"),
        [(3, 16)] = ("R", "String"),
        [(5, 0)] = ("W", "Opaque"),
        [(5, 2)] = ("E", string.Empty),
        [(5, 3)] = ("R", "Integer"),
        [(5, 5)] = ("R", "Integer"),
        [(3303, 5700)] = ("R", "Float"),
        [(3303, 5605)] = ("E", string.Empty),
    };

    public IReadOnlyCollection<string> Requirements { get; } =
    [
        "REG-01", "REG-09", "REG-10", "REG-21", "REG-23", "ATT-04", "ATT-05", "IR-03", "IR-04", "IR-06", "FMT-15", "FMT-17", "FMT-21",
        "DM-07", "FW-05", "FW-16", "FW-17", "FW-18", "FW-39", "BS-07", "BS-08", "BS-26", "BS-31", "BS-42", "EST-01", "EST-07", "EST-09",
        "EST-19",
    ];

    public IReadOnlyCollection<string> Pics { get; } =
    [
        "C.REG", "C.OBSERVE", "C.WRITE-ATTRIBUTES", "C.FMT.TLV", "C.FMT.TEXT", "C.FMT.SENML-CBOR", "C.FW.PUSH", "C.BS.CLIENT-INITIATED",
        "C.SEC.PSK", "C.SEC.EST", "C.QUEUE",
    ];

    public IReadOnlyCollection<string> Pixit { get; } =
    [
        "endpoint", "register-within", "bootstrap-within", "notify-latency", "writable.path", "writable.first", "writable.second",
        "est-root", "lifetime", "firmware.image", "firmware.version", "firmware.verify-within", "firmware.apply-within", "sensor.path",
        "sensor.high",
    ];

    public (string Operations, string Type)? Resource(ushort objectId, ushort resourceId) =>
        s_resources.TryGetValue((objectId, resourceId), out var resource) ? resource : null;

    public bool KnowsObject(ushort objectId) => s_resources.Keys.Any(key => key.Object == objectId);
}
