using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.ReferenceDevice.Objects;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class SoftwareTests
{
    private static readonly FirmwarePackage Package = new("filling", "1.0.0", "OBJECT 3435;"u8.ToArray());

    [Test]
    public void Goes_from_delivered_to_installed_to_active_and_not_otherwise() => Play(async (server, _) =>
    {
        (await server.CodeOfAsync(CoapCode.Post, "/9/0/4")).Should().Be(CoapCode.MethodNotAllowed);
        (await PushAsync(server, Package.ToArray())).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be("3 3 0");
        (await PushAsync(server, Package.ToArray())).Should().Be(CoapCode.MethodNotAllowed);
        (await server.CodeOfAsync(CoapCode.Post, "/9/0/10")).Should().Be(CoapCode.MethodNotAllowed);
        await InstallAsync(server);
        (await StateAsync(server)).Should().Be("4 2 0");
        (await server.CodeOfAsync(CoapCode.Post, "/9/0/10")).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be("4 2 1");
        (await server.CodeOfAsync(CoapCode.Post, "/9/0/6")).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be("0 0 0");
    });

    [Test]
    public void Tells_what_is_wrong_with_a_package_or_a_uri() => Play(async (server, _) =>
    {
        await PushAsync(server, new byte[100]);
        (await StateAsync(server)).Should().Be("0 54 0");
        var damaged = Package.ToArray();
        damaged[20] ^= 1;
        await PushAsync(server, damaged);
        (await StateAsync(server)).Should().Be("0 53 0");
        await server.CodeOfAsync(CoapCode.Put, "/9/0/3", "coap://");
        (await StateAsync(server)).Should().Be("0 56 0");
        await PushAsync(server, new FirmwarePackage("x", "1", "BROKEN"u8.ToArray()).ToArray());
        await InstallAsync(server);
        (await StateAsync(server)).Should().Be("3 58 0");
    });

    [Test]
    public void Brings_its_object_and_keeps_it_until_the_upgrade_is_installed() => Play(async (server, _) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/9/0/8", "1");
        await PushAsync(server, Package.ToArray());
        await InstallAsync(server);
        await server.UntilAsync(() => server.Updates.Any());
        Peer.Links(server.Updates.Last().Message).Should().Contain(link => link.Target == "/3435/0");
        (await server.CodeOfAsync(CoapCode.Post, "/9/0/6", "1")).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be("0 0 0");
        (await server.CodeOfAsync(CoapCode.Get, "/3435/0/2")).Should().Be(CoapCode.Content);
        await PushAsync(server, (Package with { Version = "2.0.0" }).ToArray());
        await InstallAsync(server);
        (await server.ReadAsync("/9/0/1")).Should().Be("2.0.0");
        await server.CodeOfAsync(CoapCode.Post, "/9/0/6");
        (await server.CodeOfAsync(CoapCode.Get, "/3435/0/2")).Should().Be(CoapCode.NotFound);
    });

    [Test]
    public void Survives_a_restart_but_a_download_does_not() => Play(async (server, world) =>
    {
        await PushAsync(server, Package.ToArray());
        await InstallAsync(server);
        await server.CodeOfAsync(CoapCode.Post, "/9/0/10");
        await world.Device.PowerCycleAsync();
        await server.RegisteredAsync(times: 2);
        await server.WaitAsync(0.1);
        (await StateAsync(server)).Should().Be("4 2 1");
    });

    private static async Task<CoapCode> PushAsync(Peer server, byte[] octets) =>
        (await server.AskAsync(CoapCode.Put, "/9/0/2", octets, ContentFormat.Opaque)).Code;

    private static async Task InstallAsync(Peer server)
    {
        (await server.CodeOfAsync(CoapCode.Post, "/9/0/4")).Should().Be(CoapCode.Changed);
        await server.WaitAsync(3);
    }

    /// <summary>State, result, activation.</summary>
    private static async Task<string> StateAsync(Peer server) =>
        $"{await server.ReadAsync("/9/0/7")} {await server.ReadAsync("/9/0/9")} {await server.ReadAsync("/9/0/12")}";

    private static void Play(Func<Peer, World, Task> scene) =>
        World.PlayRegistered(scene, (_, settings) => settings with { Lwm2m = "1.2", MoreObjects = true });
}
