using Conformance.Model;

namespace Conformance.Engine.Control.Servers;

/// <summary>The harness's hand on a server under test: a user of it. It asks, and reports what it was told; it never judges.</summary>
public interface IServerControl : IAsyncDisposable
{
    /// <summary>Who vouches for what was told: an adapter or a person.</summary>
    Observer Observer { get; }

    /// <summary>Starts the server, where that is ours to do, and says where it is.</summary>
    /// <exception cref="IOException">It cannot be started, or its address is none.</exception>
    Task<ServerPlace> OpenAsync();

    /// <summary>Has the server do something, and waits for what it tells.</summary>
    Task<ServerAnswer> AskAsync(ServerQuestion question, CancellationToken cancellationToken);
}
