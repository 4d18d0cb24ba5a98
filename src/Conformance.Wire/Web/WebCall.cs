namespace Conformance.Wire.Web;

/// <summary>A request to a web host.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Body">JSON; empty for none.</param>
public sealed record WebCall(string Method, Uri Uri, ReadOnlyMemory<byte> Body);
