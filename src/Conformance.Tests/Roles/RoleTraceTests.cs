using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Operations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Roles;

[TestFixture]
public sealed class RoleTraceTests
{
    [Test]
    public void Shows_links_one_a_line() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync("</1/0>,</3>;ver=1.1");

        bench.Traces.Select(trace => trace.Detail).Should().Equal("</1/0>\n</3>;ver=1.1", "");
        bench.Traces.Should().OnlyContain(trace => trace.Role == "server");
    });

    [Test]
    public void Shows_values_below_the_path_that_was_asked_for() => Bench.Play(async bench =>
    {
        // Core 1.1 §7.4.3, TLV of two resources: 9 is 100 and 16 is "U".
        var detail = await DetailOf(bench, "/3/0", Convert.FromHexString("C10964C11055"), ContentFormat.Tlv);

        detail.Should().Be("/3/0/9 = 100\n/3/0/16 = U");
    });

    [TestCase("7465 7874", 0, "text", TestName = "Shows_text_as_it_is")]
    [TestCase("00FF", 0, "00FF", TestName = "Shows_text_that_is_none_as_hex")]
    [TestCase("00FF", 999, "00FF", TestName = "Shows_unknown_formats_as_hex")]
    [TestCase("6F6B", 999, "ok", TestName = "Shows_unknown_formats_as_text_where_they_are")]
    [TestCase("", 0, "", TestName = "Shows_nothing_where_nothing_is")]
    public void Shows(string hex, int format, string detail) => Bench.Play(async bench =>
    {
        var octets = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        (await DetailOf(bench, "/3/0/0", octets, new(format))).Should().Be(detail);
    });

    [Test]
    public void Stops_hex_after_64_octets_and_text_after_4000_characters() => Bench.Play(async bench =>
    {
        var opaque = await DetailOf(bench, "/5/0/0", new byte[1000], ContentFormat.Opaque);
        opaque.Should().Be($"/5/0/0 = {new string('0', 128)}… (1000 octets)");

        var text = Enumerable.Repeat((byte)'a', 5000).ToArray();
        bench.Client.Answer = _ => new() { Code = CoapCode.BadRequest, Payload = text };
        await bench.PerformAsync(OperationKind.Read, "/3/0/0");
        bench.Traces[^1].Detail.Should().Be($"{new string('a', 4000)}… (5000 characters)");
    });

    [Test]
    public void Shows_the_value_of_a_notification_at_its_path() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => ScriptedClient.Content("x", ContentFormat.Text, observe: 1);
        var result = await bench.PerformAsync(OperationKind.Observe, "/3/0");
        await bench.Client.RespondAsync(
            result.Observation!.Token,
            new()
            {
                Code = CoapCode.Content,
                Options = OptionList.Empty.WithContentFormat(ContentFormat.Tlv),
                Payload = Convert.FromHexString("C10964"),
            });

        bench.Traces[^2].Detail.Should().Be("/3/0/9 = 100");
    });

    [Test]
    public void Shows_a_datagram_that_is_no_message_as_hex() => Bench.Play(async bench =>
    {
        bench.Client.SendOctets("FF00");
        await bench.WaitAsync(1);

        bench.Traces.Should().ContainSingle().Which.Detail.Should().Be("FF00");
    });

    private static async Task<string> DetailOf(Bench bench, string path, byte[] payload, ContentFormat format)
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => new()
        {
            Code = CoapCode.Content,
            Options = OptionList.Empty.WithContentFormat(format),
            Payload = payload,
        };
        await bench.PerformAsync(OperationKind.Read, path);
        return bench.Traces[^1].Detail;
    }
}
