using Conformance.ReferenceDevice.Objects;

namespace Conformance.ReferenceDevice.Firmware;

/// <summary>How a pull ended.</summary>
/// <param name="Image">All of it, when nothing failed.</param>
/// <param name="Failure">What to tell in its place.</param>
internal sealed record FetchOutcome(ReadOnlyMemory<byte> Image, UpdateResult? Failure)
{
    public static FetchOutcome Failed(UpdateResult result) => new(default, result);
}
