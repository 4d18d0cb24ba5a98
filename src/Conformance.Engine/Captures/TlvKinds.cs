using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Captures;

/// <summary>Which kind of TLV record stands for which path.</summary>
public static class TlvKinds
{
    /// <returns><see langword="null"/> when the octets are no TLV.</returns>
    public static Value.Map? Of(ReadOnlyMemory<byte> octets, Lwm2mPath basePath) => throw new NotImplementedException($"{octets}{basePath}");
}
