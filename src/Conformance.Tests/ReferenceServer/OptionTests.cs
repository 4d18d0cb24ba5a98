using Conformance.ReferenceServer;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceServer;

/// <summary>The command line of the program.</summary>
[TestFixture]
public sealed class OptionTests
{
    [Test]
    public void Reads_a_secured_port_and_the_keys_of_clients()
    {
        ServerOptions.TryParse(["--secure", "127.0.0.1:5684", "--psk", "urn:a=00ff", "--psk", "urn:b=c=0102", "--campaign-limit", "3", "--outstanding", "5"], out var options, out var error).Should().BeTrue(error);

        options.Secure!.Port.Should().Be(5684);
        options.Accounts.Select(account => (account.Endpoint, Convert.ToHexString(account.Key!.Key.Span))).Should().Equal(("urn:a", "00FF"), ("urn:b=c", "0102"));
        (options.MostUpdating, options.MostOutstanding).Should().Be((3, 5));
    }

    [TestCase("--psk", "urn:a")]
    [TestCase("--psk", "urn:a=")]
    [TestCase("--psk", "=00")]
    [TestCase("--psk", "urn:a=0")]
    [TestCase("--psk", "urn:a=0x")]
    [TestCase("--campaign-limit", "0")]
    [TestCase("--outstanding", "many")]
    [TestCase("--secure", "nowhere")]
    [TestCase("--lwm2m", "2.0")]
    public void Refuses_a_value_that_is_none(string option, string value)
    {
        ServerOptions.TryParse([option, value], out _, out var error).Should().BeFalse();

        error.Should().StartWith($"{option} '{value}'");
    }

    [TestCase("--secure", "127.0.0.1:5684")]
    [TestCase("--psk", "urn:a=00ff")]
    public void Wants_both_the_secured_port_and_a_key(string option, string value)
    {
        ServerOptions.TryParse([option, value], out _, out var error).Should().BeFalse();

        error.Should().Be("--secure and --psk: one without the other is of no use");
    }
}
