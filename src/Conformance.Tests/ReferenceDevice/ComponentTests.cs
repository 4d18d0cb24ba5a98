using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.ReferenceDevice.Objects;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class ComponentTests
{
    [Test]
    public void Are_updated_together_as_their_links_say() => Play(async (server, _) =>
    {
        await PushAsync(server, 1, "");
        await PushAsync(server, 2, "");
        (await server.ReadAsync("/33629/1/16/0")).Should().Be("33629:2");
        await server.CodeOfAsync(CoapCode.Post, "/33629/1/2");
        await server.WaitAsync(3);
        (await StateAsync(server, 1)).Should().Be("0 1 2.0.0");
        (await StateAsync(server, 2)).Should().Be("0 1 2.0.0");
    });

    [TestCase("0", "2 0 1.0.0")]
    [TestCase("0='</33629/2>'", "0 1 2.0.0")]
    public void Are_updated_as_the_argument_says(string arguments, string other) => Play(async (server, _) =>
    {
        await PushAsync(server, 1, "");
        await PushAsync(server, 2, "");
        await server.CodeOfAsync(CoapCode.Post, "/33629/1/2", arguments);
        await server.WaitAsync(3);
        (await StateAsync(server, 1)).Should().Be("0 1 2.0.0");
        (await StateAsync(server, 2)).Should().Be(other);
    });

    [Test]
    public void Fail_together() => Play(async (server, _) =>
    {
        await PushAsync(server, 1, "");
        await PushAsync(server, 2, "BROKEN");
        await server.CodeOfAsync(CoapCode.Post, "/33629/1/2");
        await server.WaitAsync(3);
        (await StateAsync(server, 1)).Should().Be("0 8 1.0.0");
        (await StateAsync(server, 2)).Should().Be("0 8 1.0.0");
    });

    [Test]
    public void Name_what_is_missing_and_what_is_in_the_way() => Play(async (server, _) =>
    {
        await PushAsync(server, 1, "NEEDS 2;");
        await server.CodeOfAsync(CoapCode.Post, "/33629/1/2");
        (await StateAsync(server, 1)).Should().Be("2 13 1.0.0");
        (await server.ReadAsync("/33629/1/17/0")).Should().Be("33629:2");
        await PushAsync(server, 2, "COVERS 1;");
        (await StateAsync(server, 2)).Should().Be("0 12 1.0.0");
        (await server.ReadAsync("/33629/2/17/0")).Should().Be("33629:1");
        await server.CodeOfAsync(CoapCode.Put, "/33629/1/1", string.Empty);
        await PushAsync(server, 2, "COVERS 1;");
        (await StateAsync(server, 1)).Should().Be("2 0 1.0.0");
    });

    [Test]
    public void Have_the_version_of_the_device_as_that_of_the_main_one() => Play(async (server, _) =>
    {
        await PushAsync(server, 0, "");
        await server.CodeOfAsync(CoapCode.Post, "/33629/0/2");
        await server.WaitAsync(3);
        (await server.ReadAsync("/3/0/3")).Should().Be("2.0.0");
        (await StateAsync(server, 0)).Should().Be("0 1 2.0.0");
    });

    private static async Task PushAsync(Peer server, int component, string words)
    {
        var package = new FirmwarePackage("x", "2.0.0", System.Text.Encoding.ASCII.GetBytes(words));
        (await server.AskAsync(CoapCode.Put, $"/33629/{component}/0", package.ToArray(), ContentFormat.Opaque)).Code.Should().Be(CoapCode.Changed);
    }

    /// <summary>State, result, version.</summary>
    private static async Task<string> StateAsync(Peer server, int component) =>
        $"{await server.ReadAsync($"/33629/{component}/3")} {await server.ReadAsync($"/33629/{component}/5")} {await server.ReadAsync($"/33629/{component}/15")}";

    private static void Play(Func<Peer, World, Task> scene) =>
        World.PlayRegistered(scene, (_, settings) => settings with { Lwm2m = "1.2", MoreObjects = true });
}
