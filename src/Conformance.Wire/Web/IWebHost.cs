using System.Net;

namespace Conformance.Wire.Web;

/// <summary>A place where GETs are answered, until it is disposed of.</summary>
public interface IWebHost : IAsyncDisposable
{
    IPEndPoint LocalEndPoint { get; }
}
