using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Roles;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Roles;

[TestFixture]
public sealed class OperationTests
{
    /// <summary>Octets by hand from RFC 7252 §3 and the tables of Transport 1.1 §6.4; message id 0, no token.</summary>
    private static readonly object[] Octets =
    [
        Sent("a Read", "40010000 B133 0130", OperationKind.Read, "/3/0"),
        Sent(
            "a Read with Accept",
            "40010000 B133 0130 0130 62 2D16",
            OperationKind.Read,
            "/3/0/0",
            request => request with { Accept = ContentFormat.Tlv }),
        Sent("a non-confirmable Read", "50010000 B133 0130", OperationKind.Read, "/3/0", request => request with { Confirmable = false }),
        Sent("a Discover", "40010000 B133 61 28", OperationKind.Discover, "/3"),
        Sent(
            "a Discover with depth",
            "40010000 B133 47 64657074683D31 21 28",
            OperationKind.Discover,
            "/3",
            request => request with { Queries = ["depth=1"] }),
        Sent(
            "a Write that replaces",
            "40030000 B133 0130 02 3135 10 FF 58",
            OperationKind.WriteReplace,
            "/3/0/15",
            request => request with { ContentFormat = ContentFormat.Text, Payload = "X"u8.ToArray() }),
        Sent(
            "a Write that updates",
            "40020000 B131 0130 12 2D16 FF C1013C",
            OperationKind.WriteUpdate,
            "/1/0",
            request => request with { ContentFormat = ContentFormat.Tlv, Payload = new byte[] { 0xC1, 0x01, 0x3C } }),
        Sent("an Execute", "40020000 B133 0130 0134", OperationKind.Execute, "/3/0/4"),
        Sent(
            "an Execute with arguments",
            "40020000 B133 0130 0134 10 FF 35",
            OperationKind.Execute,
            "/3/0/4",
            request => request with { ContentFormat = ContentFormat.Text, Payload = "5"u8.ToArray() }),
        Sent(
            "a Create",
            "40020000 B4 33333033 12 2D16 FF 00",
            OperationKind.Create,
            "/3303",
            request => request with { ContentFormat = ContentFormat.Tlv, Payload = new byte[] { 0 } }),
        Sent("a Delete", "40040000 B4 33333033 01 31", OperationKind.Delete, "/3303/1"),
        Sent(
            "a Write-Attributes",
            "40030000 B133 0130 0139 46 706D696E3D35 04 706D6178",
            OperationKind.WriteAttributes,
            "/3/0/9",
            request => request with { Queries = ["pmin=5", "pmax"] }),
        Sent(
            "a composite Read",
            "40050000 C1 70 51 70 FF 81A10066 2F332F302F30",
            OperationKind.ReadComposite,
            "/",
            request => request with
            {
                ContentFormat = ContentFormat.SenmlCbor,
                Accept = ContentFormat.SenmlCbor,
                Payload = Convert.FromHexString("81A100662F332F302F30"),
            }),
        Sent(
            "a composite Write",
            "40070000 C1 70 FF 80",
            OperationKind.WriteComposite,
            "/",
            request => request with { ContentFormat = ContentFormat.SenmlCbor, Payload = new byte[] { 0x80 } }),
        Sent("an Observe", "40010000 60 51 33 01 30 01 39", OperationKind.Observe, "/3/0/9"),
        Sent(
            "a composite Observe",
            "40050000 60 61 70 FF 80",
            OperationKind.ObserveComposite,
            "/",
            request => request with { ContentFormat = ContentFormat.SenmlCbor, Payload = new byte[] { 0x80 } }),
        Sent("a cancellation without observation", "40010000 61 01 51 33", OperationKind.CancelObservation, "/3"),
        Sent(
            "any method with any option",
            "401F0000 B133 E2 06E9 CAFE",
            OperationKind.Read,
            "/3",
            request => request with
            {
                Code = new CoapCode(0x1F), Options = [new Option(new OptionNumber(2049), new byte[] { 0xCA, 0xFE })],
            }),
        Sent("a Read in blocks of 64", "40010000 B133 0130 C1 02", OperationKind.Read, "/3/0", request => request with { Block2 = 64 }),
    ];

    [TestCaseSource(nameof(Octets))]
    public void Sends(string octets, OperationKind kind, string path, Func<OperationRequest, OperationRequest>? more) => Bench.Play(
        async bench =>
        {
            await bench.Client.RegisterAsync();
            await bench.PerformAsync(kind, path, more);

            bench.Client.LastAsked.Should().Be(octets.Replace(" ", "", StringComparison.Ordinal));
        });

    [Test]
    public void Has_nowhere_to_send_before_the_first_registration() => Bench.Play(async bench =>
    {
        var read = async () => await bench.PerformAsync(OperationKind.Read, "/3/0");

        await read.Should().ThrowAsync<InvalidOperationException>().WithMessage("the IUT never registered with server");
    });

    [Test]
    public void Puts_the_alternate_path_in_front() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync("</lwm2m>;rt=\"oma.lwm2m\",</lwm2m/3/0>");
        bench.Client.Answer = _ => ScriptedClient.Content("ACME", ContentFormat.Text);
        var result = await bench.PerformAsync(OperationKind.Read, "/3/0/0");
        await bench.PerformAsync(OperationKind.ReadComposite, "/");

        bench.Client.Asked.Select(asked => asked.Options.Path).Should().Equal("/lwm2m/3/0/0", "/lwm2m");
        result.Entries.Should().ContainSingle().Which.Path.Should().Be(Lwm2mPath.Of(3, 0, 0));
    });

    [Test]
    public void Sends_under_a_given_token() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        var token = new Token(new byte[] { 1, 2, 3 });
        var result = await bench.PerformAsync(OperationKind.Read, "/3/0", request => request with { Token = token });

        bench.Client.Asked[^1].Token.Should().Be(token);
        result.Response!.Token.Should().Be(token);
    });

    [Test]
    public void Reads_a_value_by_the_type_of_its_resource() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => ScriptedClient.Content("87", ContentFormat.Text);
        var result = await bench.PerformAsync(OperationKind.Read, "/3/0/9");

        result.Entries.Should().Equal(new Entry(Lwm2mPath.Of(3, 0, 9), new Lwm2mValue.Integer(87)));
        result.ContentError.Should().BeNull();
        result.Observation.Should().BeNull();
    });

    [TestCase(40)]
    [TestCase(null)]
    public void Reads_the_links_of_a_discover_even_without_content_format(int? format) => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => new()
        {
            Code = CoapCode.Content,
            Options = format is { } given ? OptionList.Empty.WithContentFormat(new(given)) : OptionList.Empty,
            Payload = "</3/0>;pmin=5,</3/0/0>"u8.ToArray(),
        };
        var result = await bench.PerformAsync(OperationKind.Discover, "/3/0");

        result.Links.Select(link => link.Target).Should().Equal("/3/0", "/3/0/0");
        result.ContentError.Should().BeNull();
    });

    [TestCase("/3/0/9", 0, "Core 1.1")]
    [TestCase("/3/0/9", 999, "RFC 7252 §5.5.1")]
    [TestCase("/3/0", null, "RFC 7252 §5.5.1")]
    public void Says_why_an_answer_does_not_decode(string path, int? format, string clause) => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => new()
        {
            Code = CoapCode.Content,
            Options = format is { } given ? OptionList.Empty.WithContentFormat(new(given)) : OptionList.Empty,
            Payload = "many"u8.ToArray(),
        };
        var result = await bench.PerformAsync(OperationKind.Read, path);

        result.Entries.Should().BeEmpty();
        result.ContentError!.Value.Clause.Should().StartWith(clause);
    });

    [Test]
    public void Reads_one_value_without_Content_Format_as_text_and_says_so() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => new() { Code = CoapCode.Content, Payload = "85"u8.ToArray() };
        var result = await bench.PerformAsync(OperationKind.Read, "/3/0/9");

        result.ContentError.Should().BeNull();
        result.Entries.Should().ContainSingle().Which.Value.Should().BeEquivalentTo(new { Value = 85L });
        result.AssumedFormat.Should().Be(ContentFormat.Text);
        result.Response!.Options.ContentFormat.Should().BeNull();
    });

    [Test]
    public void Leaves_the_diagnostic_text_of_an_error_alone() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => new() { Code = CoapCode.NotFound, Payload = "no such thing"u8.ToArray() };
        var result = await bench.PerformAsync(OperationKind.Read, "/3/0/9");

        result.ContentError.Should().BeNull();
        result.Body.ToArray().Should().Equal("no such thing"u8.ToArray());
    });

    [Test]
    public void Writes_in_blocks_when_the_script_wants_it() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = asked => new()
        {
            Code = asked.Options.Block1 is { More: true } ? CoapCode.Continue : CoapCode.Changed,
            Options = asked.Options.Block1 is { } block ? OptionList.Empty.WithBlock1(block) : OptionList.Empty,
        };
        var result = await bench.PerformAsync(
            OperationKind.WriteReplace,
            "/3/0/15",
            request => request with { ContentFormat = ContentFormat.Text, Payload = new byte[40], Block1 = 16 });

        bench.Client.Asked.Select(asked => $"{asked.Options.Block1}").Should().Equal("0/1/16", "1/1/16", "2/0/16");
        result.Transfer.Exchanges.Should().HaveCount(3);
        result.Response!.Code.Should().Be(CoapCode.Changed);
    });

    [Test]
    public void Sends_raw_block_options_as_one_exchange() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => new()
        {
            Code = CoapCode.Content,
            Options = OptionList.Empty.WithBlock2(new(2, More: true, 0)),
            Payload = new byte[16],
        };
        var result = await bench.PerformAsync(
            OperationKind.Read, "/3/0", request => request with { Options = [new Option(OptionNumber.Block2, new byte[] { 0x20 })] });

        bench.Client.Asked.Should().ContainSingle().Which.Options.Block2.Should().Be(new Block(2, More: false, 0));
        result.Body.Length.Should().Be(16);
    });

    [Test]
    public void Reports_silence_and_reset() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => Reply.None;
        var silent = await bench.PerformAsync(OperationKind.Read, "/3/0");
        bench.Client.Answer = _ => new() { Code = CoapCode.Content, Reset = true };
        var reset = await bench.PerformAsync(OperationKind.Read, "/3/0");

        silent.Last.Should().BeOfType<TimedOut>().Which.EndedAt.Should().Be(silent.Last.SentAt + TimeSpan.FromSeconds(5));
        silent.Response.Should().BeNull();
        reset.Last.Should().BeOfType<WasReset>();
    });

    [Test]
    public void Pings() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();

        (await bench.Server.PingAsync(TimeSpan.FromSeconds(5), CancellationToken.None)).Should().BeOfType<WasReset>();
    });

    [Test]
    public void Sends_octets_as_they_are() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Server.SendOctets(Convert.FromHexString("50010001B133"));
        await bench.WaitAsync(1);

        Hex.Of(bench.Client.Asked.Should().ContainSingle().Which.ToArray()).Should().Be("50010001B133");
    });

    private static TestCaseData Sent(
        string what, string octets, OperationKind kind, string path, Func<OperationRequest, OperationRequest>? more = null) =>
        new TestCaseData(octets, kind, path, more).SetArgDisplayNames(what);
}
