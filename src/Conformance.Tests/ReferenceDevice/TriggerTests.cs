using Conformance.Coap.Messages;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class TriggerTests
{
    [Test]
    public void Answers_the_update_trigger_before_it_updates() => World.PlayRegistered(async (server, _) =>
    {
        (await server.CodeOfAsync(CoapCode.Post, "/1/0/8")).Should().Be(CoapCode.Changed);
        server.Updates.Should().BeEmpty();
        await server.UntilAsync(() => server.Updates.Any(), within: 1);
        server.Updates.Single().Queries.Should().BeEmpty();
    });

    [TestCase("0='U'", 2, 4)]
    [TestCase("0", 2, 4)]
    [TestCase("0='T'", 4, 0)]
    [TestCase("x=1", 4, 0)]
    [TestCase("10='a'", 4, 0)]
    [TestCase("0='a", 4, 0)]
    [TestCase("0,", 4, 0)]
    [TestCase("0='a\"b'", 4, 0)]
    public void Reads_the_arguments_of_a_trigger(string arguments, int codeClass, int detail) => World.PlayRegistered(async (server, _) =>
        (await server.CodeOfAsync(CoapCode.Post, "/1/0/8", arguments)).Should().Be(CoapCode.Of(codeClass, detail)));

    [Test]
    public void Is_silent_while_disabled_and_then_registers() => World.PlayRegistered(async (server, _) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/1/0/5", "15");
        (await server.CodeOfAsync(CoapCode.Post, "/1/0/4")).Should().Be(CoapCode.Changed);
        await server.UntilAsync(() => server.Requests[^1].Line == "0.04 /rd/a/1", within: 2);
        var disabledAt = server.Now;
        var question = server.TryAskAsync(CoapCode.Get, "/3/0/0");
        await server.RegisteredAsync(times: 2);
        server.Requests[^2].Line.Should().Be("0.04 /rd/a/1");
        server.Registers.Last().At.Should().BeApproximately(disabledAt + 15, 0.1);
        (await question).Last.EndedAt.TotalSeconds.Should().BeGreaterThan(server.Registers.Last().At, "it was not heard before");
    });

    [Test]
    public void De_registers_when_it_is_stopped() => World.PlayRegistered(async (server, world) =>
    {
        await world.Device.StopAsync(deregister: true);
        server.Requests[^1].Line.Should().Be("0.04 /rd/a/1");
    });

    [Test]
    public void Registers_again_after_power_cycle_reboot_and_factory_reset() => World.PlayRegistered(async (server, world) =>
    {
        await world.Device.PowerCycleAsync();
        await server.RegisteredAsync(times: 2);
        await server.WaitAsync(0.1);
        (await server.CodeOfAsync(CoapCode.Post, "/3/0/4")).Should().Be(CoapCode.Changed);
        await server.RegisteredAsync(times: 3);
        await server.WaitAsync(0.1);
        await server.CodeOfAsync(CoapCode.Put, "/1/0/1", "500");
        await server.UntilAsync(() => server.Updates.Any());
        (await server.CodeOfAsync(CoapCode.Post, "/3/0/5")).Should().Be(CoapCode.Changed);
        await server.RegisteredAsync(times: 4);
        server.Registers.Last().Queries.Should().Contain("lt=86400");
    });
}
