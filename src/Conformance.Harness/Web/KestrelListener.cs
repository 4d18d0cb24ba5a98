using System.Net;
using Conformance.Wire;
using Conformance.Wire.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Conformance.Harness.Web;

/// <summary>HTTP over TCP, and over TLS, by Kestrel, without the framework around it. What is answered is asked of the loop; carrying it is the pool's business.</summary>
public sealed class KestrelListener : IWebListener
{
    public async Task<IWebHost> ListenAsync(IPEndPoint local, Func<WebAsk, Task<WebAnswer>> answer, WebSecurity? security = null)
    {
        var loop = SynchronizationContext.Current ?? throw new InvalidOperationException("a web host is opened on a loop");
        var options = new KestrelServerOptions { AddServerHeader = false, AllowAlternateSchemes = true };
        var bound = local;
        options.Listen(local, listening =>
        {
            bound = (IPEndPoint)listening.EndPoint;
            if (security is not null)
            {
                listening.Use(carry => new TlsLayer(carry, loop, security).CarryAsync);
            }
        });
        var server = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        await server.StartAsync(new Application(loop, answer), CancellationToken.None);
        var address = server.Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return new Host(server, address is null ? bound : new IPEndPoint(local.Address, new Uri(address).Port));
    }

    private sealed class Host(KestrelServer server, IPEndPoint local) : IWebHost
    {
        public IPEndPoint LocalEndPoint => local;

        public async ValueTask DisposeAsync()
        {
            await server.StopAsync(new CancellationToken(canceled: true));
            server.Dispose();
        }
    }

    private sealed class Application(SynchronizationContext loop, Func<WebAsk, Task<WebAnswer>> answer) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }

        public async Task ProcessRequestAsync(HttpContext context)
        {
            var aborted = context.RequestAborted;
            try
            {
                await WriteAsync(context, await AskAsync(context).WaitAsync(aborted));
            }
            catch (OperationCanceledException) when (aborted.IsCancellationRequested)
            {
                // The device gave it up.
            }
        }

        private async Task<WebAnswer> AskAsync(HttpContext context)
        {
            var (request, connection) = (context.Request, context.Connection);
            var ask = new WebAsk(
                $"{request.Path}{request.QueryString}",
                request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                new IPEndPoint(connection.RemoteIpAddress ?? IPAddress.None, connection.RemotePort),
                TimeProvider.System.Monotonic)
            {
                Method = request.Method,
                Body = await BodyAsync(request, context.RequestAborted),
                IsInClear = !TlsLayer.IsUnder(context.Features),
            };
            var told = new TaskCompletionSource<WebAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            loop.Post(_ => _ = TellAsync(ask, told), null);
            return await told.Task;
        }

        private async Task TellAsync(WebAsk ask, TaskCompletionSource<WebAnswer> told)
        {
            try
            {
                told.SetResult(await answer(ask));
            }
#pragma warning disable CA1031 // whoever answers has said what was wrong where it is heard; the caller must not wait for ever
            catch (Exception broken)
#pragma warning restore CA1031
            {
                told.SetException(broken);
            }
        }

        private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancellationToken);
            return body.ToArray();
        }

        private static async Task WriteAsync(HttpContext context, WebAnswer answer)
        {
            var (response, aborted) = (context.Response, context.RequestAborted);
            response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
            {
                response.Headers[name] = value;
            }

            var left = response.ContentLength ?? long.MaxValue;
            foreach (var (after, octets) in answer.Parts.TakeWhile(_ => left > 0))
            {
                await Task.Delay(after, TimeProvider.System, aborted);
                var part = octets[..(int)Math.Min(octets.Length, left)];
                await response.Body.WriteAsync(part, aborted);
                await response.Body.FlushAsync(aborted);
                left -= part.Length;
            }

            // A body that is shorter than told makes Kestrel close the connection after the last octet; a reset might overtake what was sent.
            if (answer.Breaks && response.ContentLength is null)
            {
                context.Abort();
            }
        }
    }
}
