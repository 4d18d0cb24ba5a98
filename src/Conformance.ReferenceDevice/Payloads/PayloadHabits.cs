using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;

namespace Conformance.ReferenceDevice.Payloads;

/// <summary>What a device does to values before, and to octets after they are encoded: nothing, unless it has a fault.</summary>
public class PayloadHabits
{
    public static PayloadHabits None { get; } = new();

    /// <summary>The values as they are to be encoded.</summary>
    public virtual IReadOnlyList<Entry> Values(ContentFormat format, IReadOnlyList<Entry> entries, Lwm2mPath path) => entries;

    /// <summary>The path that a format without paths of its own starts from.</summary>
    public virtual Lwm2mPath From(Lwm2mPath path, IReadOnlyList<Entry> values) => path;

    public virtual byte[] Octets(ContentFormat format, byte[] octets) => octets;
}
