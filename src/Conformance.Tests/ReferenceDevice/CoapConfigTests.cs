using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class CoapConfigTests
{
    [Test]
    public void Repeats_as_it_was_told_from_apply_on_and_no_longer_when_nobody_answers() => Play(async (server, _) =>
    {
        await WriteAsync(server, 0, timeout: 5, count: 1);
        (await server.CodeOfAsync(CoapCode.Post, "/500/0/9")).Should().Be(CoapCode.Changed);
        var silent = await SilenceAsync(server);
        silent.Should().HaveCount(2);
        (silent[1] - silent[0]).Should().BeApproximately(5, 0.01);
        await server.UntilAsync(() => server.Registers.Count() > 1);
        await server.WaitAsync(0.1);
        (await server.ReadAsync("/500/0/1")).Should().Be("2");
    });

    [Test]
    public void Goes_on_as_before_when_another_bearer_is_told_or_nothing_is_applied() => Play(async (server, _) =>
    {
        await WriteAsync(server, 1, timeout: 9, count: 0);
        await server.CodeOfAsync(CoapCode.Post, "/500/1/9");
        await WriteAsync(server, 0, timeout: 9, count: 0);
        var silent = await SilenceAsync(server);
        silent.Should().HaveCount(5);
        (silent[1] - silent[0]).Should().BeInRange(2, 3);
    });

    [TestCase("1", "0")]
    [TestCase("2", "0.5")]
    [TestCase("3", "-1")]
    [TestCase("4", "0")]
    public void Refuses_what_messages_cannot_be_sent_with(string resource, string value) => Play(async (server, _) =>
        (await server.CodeOfAsync(CoapCode.Put, $"/500/0/{resource}", value)).Should().Be(CoapCode.BadRequest));

    private static async Task WriteAsync(Peer server, int instance, int timeout, int count)
    {
        await server.CodeOfAsync(CoapCode.Put, $"/500/{instance}/1", $"{timeout}");
        await server.CodeOfAsync(CoapCode.Put, $"/500/{instance}/2", "1");
        await server.CodeOfAsync(CoapCode.Put, $"/500/{instance}/3", $"{count}");
    }

    /// <summary>When the transmissions of an Update came that nobody acknowledged.</summary>
    private static async Task<IReadOnlyList<double>> SilenceAsync(Peer server)
    {
        var isDeaf = true;
        server.Answer = heard => isDeaf && heard.Line.StartsWith("0.02 /rd/", StringComparison.Ordinal) ? Reply.Unheard : null;
        await server.CodeOfAsync(CoapCode.Post, "/1/0/8");
        await server.WaitAsync(100);
        isDeaf = false;
        return [.. server.Updates.Select(update => update.At)];
    }

    private static void Play(Func<Peer, World, Task> scene) =>
        World.PlayRegistered(scene, (_, settings) => settings with { Lwm2m = "1.2", MoreObjects = true });
}
