using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice.Objects;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class FirmwareTests
{
    private static readonly FirmwarePackage Image = new("firmware", "2.0.0", new byte[5000]);

    [Test]
    public void Is_pushed_installed_and_survives_the_restart() => World.PlayRegistered(async (server, _) =>
    {
        var states = await server.ObserveAsync("/5/0/3");
        (await PushAsync(server, Image.ToArray())).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be("2 0");
        (await server.ReadAsync("/5/0/7")).Should().Be("2.0.0");
        (await server.CodeOfAsync(CoapCode.Post, "/5/0/2")).Should().Be(CoapCode.Changed);
        await server.WaitAsync(0.5);
        states.Texts.Should().Equal("1", "2", "3");
        (await server.CodeOfAsync(CoapCode.Post, "/5/0/2")).Should().Be(CoapCode.MethodNotAllowed);
        await server.RegisteredAsync(times: 2);
        await server.WaitAsync(0.1);
        (await StateAsync(server)).Should().Be("0 1");
        (await server.ReadAsync("/3/0/3")).Should().Be("2.0.0");
    });

    [Test]
    public void Refuses_images_that_are_none_or_broken() => World.PlayRegistered(async (server, _) =>
    {
        (await PushAsync(server, new byte[100])).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be("0 6");
        var damaged = Image.ToArray();
        damaged[2000] ^= 1;
        (await PushAsync(server, damaged)).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be("0 5");
        (await PushAsync(server, new FirmwarePackage("x", "1", "BROKEN"u8.ToArray()).ToArray())).Should().Be(CoapCode.Changed);
        await server.CodeOfAsync(CoapCode.Post, "/5/0/2");
        await server.WaitAsync(5);
        (await StateAsync(server)).Should().Be("0 8");
        (await PushAsync(server, new byte[2 << 20])).Should().Be(CoapCode.RequestEntityTooLarge);
        (await StateAsync(server)).Should().Be("0 2");
    });

    [Test]
    public void Is_reset_by_an_empty_uri_or_a_zero_octet() => World.PlayRegistered(async (server, _) =>
    {
        await PushAsync(server, Image.ToArray());
        (await PushAsync(server, Image.ToArray())).Should().Be(CoapCode.MethodNotAllowed);
        (await server.CodeOfAsync(CoapCode.Put, "/5/0/1", string.Empty)).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be("0 0");
        await PushAsync(server, Image.ToArray());
        (await PushAsync(server, [0])).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be("0 0");
        (await server.CodeOfAsync(CoapCode.Post, "/5/0/2")).Should().Be(CoapCode.MethodNotAllowed);
    });

    [TestCase("not a uri", "0 7")]
    [TestCase("coap://", "0 7")]
    [TestCase("ftp://h/f", "0 9")]
    public void Says_what_is_wrong_with_a_uri_in_its_result_only(string uri, string expected) => World.PlayRegistered(async (server, _) =>
    {
        (await server.CodeOfAsync(CoapCode.Put, "/5/0/1", uri)).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be(expected);
    });

    [Test]
    public void Is_pulled_block_by_block() => World.PlayRegistered(async (server, world) =>
    {
        var file = new Reply { Code = CoapCode.Content, Payload = Image.ToArray() };
        world.Second.Answer = heard => heard.Line == "0.01 /files/image" ? file : null;
        (await server.CodeOfAsync(CoapCode.Put, "/5/0/1", $"{world.Second.Uri}/files/image")).Should().Be(CoapCode.Changed);
        (await StateAsync(server)).Should().Be("1 0");
        (await server.CodeOfAsync(CoapCode.Put, "/5/0/1", "coap://other/")).Should().Be(CoapCode.MethodNotAllowed);
        await server.WaitAsync(2);
        (await StateAsync(server)).Should().Be("2 0");
        (await server.ReadAsync("/5/0/1")).Should().Be($"{world.Second.Uri}/files/image");
    });

    [Test]
    public void Loses_a_pull_from_a_host_that_does_not_answer() => World.PlayRegistered(async (server, _) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/5/0/1", "coap://127.0.0.1:9/image");
        await server.WaitAsync(300);
        (await StateAsync(server)).Should().Be("0 4");
    });

    [Test]
    public void Has_no_credentials_for_a_secured_host_that_no_account_is_for() => World.PlayRegistered(async (server, _) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/5/0/1", "coaps://127.0.0.1:9/image");
        await server.WaitAsync(2);
        (await StateAsync(server)).Should().Be("0 7");
    });

    [Test]
    public void Can_be_cancelled_from_1_1_of_the_object_on() => World.PlayRegistered(
        async (server, _) =>
        {
            (await server.CodeOfAsync(CoapCode.Post, "/5/0/10")).Should().Be(CoapCode.MethodNotAllowed);
            await PushAsync(server, Image.ToArray());
            (await server.CodeOfAsync(CoapCode.Post, "/5/0/10")).Should().Be(CoapCode.Changed);
            (await StateAsync(server)).Should().Be("0 10");
            (await server.ReadAsync("/5/0/11")).Should().Be("1");
            (await server.CodeOfAsync(CoapCode.Put, "/5/0/11", "3")).Should().Be(CoapCode.BadRequest);
        },
        (_, settings) => settings with { Lwm2m = "1.2" });

    [Test]
    public void Is_refused_at_every_truncation_and_read_back_whole()
    {
        var octets = new FirmwarePackage("n", "1.0", new byte[] { 1, 2, 3 }).ToArray();
        for (var length = 0; length < octets.Length; length++)
        {
            FirmwarePackage.TryRead(octets.AsMemory(0, length), looks: true, out _, out _).Should().BeFalse();
        }

        FirmwarePackage.TryRead(octets, looks: true, out var package, out _).Should().BeTrue();
        package!.ToArray().Should().Equal(octets);
    }

    private static async Task<CoapCode> PushAsync(Peer server, byte[] image)
    {
        var outcome = await server.TryAskAsync(CoapCode.Put, "/5/0/0", image, ContentFormat.Opaque);
        return outcome.Last.Should().BeOfType<Answered>().Subject.Response.Code;
    }

    /// <summary>State and Update Result.</summary>
    private static async Task<string> StateAsync(Peer server) => $"{await server.ReadAsync("/5/0/3")} {await server.ReadAsync("/5/0/5")}";
}
