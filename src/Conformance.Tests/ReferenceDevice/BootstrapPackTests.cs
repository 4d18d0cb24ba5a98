using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class BootstrapPackTests
{
    private const string PackRequest = "0.01 /bspack";
    private const string BootstrapRequest = "0.02 /bs";

    [Test]
    public void Registers_with_the_account_of_a_pack() => Play(
        world => Pack(world, "1"),
        async world =>
        {
            await world.Server.RegisteredAsync();
            world.Bootstrap.Requests.Select(request => request.Line).Should().Equal(PackRequest);
            world.Bootstrap.Requests[0].Queries.Should().Equal("ep=test");
            world.Bootstrap.Requests[0].Message.Options.Accept.Should().Be(ContentFormat.SenmlCbor);
            world.Server.Registers.Single().Queries.Should().Contain("lt=74");
            Peer.Text(await world.Server.AskAsync(CoapCode.Get, "/1", accept: ContentFormat.SenmlJson)).Should().Contain("/1/7/");
        });

    [Test]
    public void Asks_for_a_bootstrap_after_a_pack_that_makes_no_account() => Play(
        world => Pack(world, "2"),
        async world =>
        {
            await world.Bootstrap.UntilAsync(() => world.Bootstrap.Requests.Count == 2);
            world.Bootstrap.Requests[1].Line.Should().Be(BootstrapRequest);
            var links = Peer.Links(await world.Bootstrap.AskAsync(CoapCode.Get, "/", accept: ContentFormat.LinkFormat));
            links.Select(link => link.Target).Should().Contain("/0/0").And.NotContain(["/0/7", "/1/7"]);
        });

    [TestCase("garbage")]
    [TestCase("")]
    [TestCase("""[{"n":"/99/0/0","v":1}]""")]
    [TestCase("""[{"n":"/3/7/15","vs":"x"}]""")]
    public void Asks_for_a_bootstrap_after_what_is_no_pack(string body) => Play(
        _ => Json(body),
        async world =>
        {
            await world.Bootstrap.UntilAsync(() => world.Bootstrap.Requests.Count == 2);
            world.Bootstrap.Requests[1].Line.Should().Be(BootstrapRequest);
        });

    [Test]
    public void Asks_for_a_bootstrap_when_it_is_refused_a_pack() => Play(
        _ => Reply.Of(CoapCode.NotImplemented),
        async world =>
        {
            await world.Bootstrap.UntilAsync(() => world.Bootstrap.Requests.Count == 2);
            world.Bootstrap.Requests.Select(request => request.Line).Should().Equal(PackRequest, BootstrapRequest);
        });

    private static Reply Pack(World world, string ssid) => Json(
        $$"""
        [{"bn":"/0/7/","n":"0","vs":"{{world.Server.Uri}}"},{"n":"1","vb":false},{"n":"2","v":3},{"n":"10","v":{{ssid}}},
         {"bn":"/1/7/","n":"0","v":1},{"n":"1","v":74},{"n":"6","vb":false},{"n":"7","vs":"U"}]
        """);

    private static Reply Json(string body) => new()
    {
        Code = CoapCode.Content,
        Options = OptionList.Empty.WithContentFormat(ContentFormat.SenmlJson),
        Payload = Encoding.UTF8.GetBytes(body),
    };

    private static void Play(Func<World, Reply> pack, Func<World, Task> scene) => World.Play(
        async world =>
        {
            world.Bootstrap.Answer = heard => heard.Line == PackRequest ? pack(world) : null;
            await scene(world);
        },
        (world, settings) => settings with { Lwm2m = "1.2", Server = null, BootstrapUri = world.Bootstrap.Uri });
}
