namespace Conformance.Wire.Web;

/// <summary>An answer whose head is here; giving it up ends the connection.</summary>
public interface IWebBody : IDisposable
{
    int Status { get; }

    /// <summary>A header by name, whatever its case; <see langword="null"/> when the answer has none of that name.</summary>
    string? Header(string name);

    /// <summary>The next octets as they come.</summary>
    /// <returns>Empty at the end; <see langword="null"/> when the connection broke before it.</returns>
    Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken);
}
