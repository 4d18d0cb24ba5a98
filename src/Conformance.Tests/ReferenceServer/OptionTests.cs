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
        options.Keys.Should().Equal(("urn:a", "00ff"), ("urn:b=c", "0102"));
        (options.MostUpdating, options.MostOutstanding).Should().Be((3, 5));
    }

    [Test]
    public void Words_without_a_value_stand_anywhere()
    {
        ServerOptions.TryParse(["--tcp", "--seed", "3", "--no-packs"], out var options, out var error).Should().BeTrue(error);

        (options.Tcp, options.Packs, options.Seed).Should().Be((true, false, 3));
        ServerOptions.TryParse([], out var usual, out _).Should().BeTrue();
        (usual.Tcp, usual.Packs).Should().Be((false, true));
    }

    [TestCase("--psk", "urn:a")]
    [TestCase("--psk", "urn:a=")]
    [TestCase("--psk", "=00")]
    [TestCase("--rpk", "urn:a=")]
    [TestCase("--bootstrap", "nowhere")]
    [TestCase("--enrol", "nowhere")]
    [TestCase("--campaign-limit", "0")]
    [TestCase("--outstanding", "many")]
    [TestCase("--secure", "nowhere")]
    [TestCase("--lwm2m", "2.0")]
    public void Refuses_a_value_that_is_none(string option, string value)
    {
        ServerOptions.TryParse([option, value], out _, out var error).Should().BeFalse();

        error.Should().StartWith($"{option} '{value}'");
    }

    [TestCase("--secure needs clients that may come there: --psk, --rpk or --ca", "--secure", "127.0.0.1:5684")]
    [TestCase("--psk, --rpk and --ca are of no use without --secure", "--psk", "urn:a=00ff")]
    [TestCase("--rpk needs the key of the server: --key", "--secure", "127.0.0.1:5684", "--rpk", "urn:a=file")]
    [TestCase("--ca needs the certificate of the server: --cert and --key", "--secure", "127.0.0.1:5684", "--ca", "root.pem", "--key", "key")]
    [TestCase("--cert needs --key", "--secure", "127.0.0.1:5684", "--ca", "root.pem", "--cert", "server.pem")]
    [TestCase("--enrol needs the certificate of the server: --cert and --key", "--enrol", "127.0.0.1:5685")]
    public void Wants_credentials_that_belong_together(string complaint, params string[] arguments)
    {
        ServerOptions.TryParse(arguments, out _, out var error).Should().BeFalse();

        error.Should().Be(complaint);
    }

    [TestCase("--psk", "urn:a=0", "error: no pre-shared key in 0: ")]
    [TestCase("--psk", "urn:a=FILE", "error: FILE holds no pre-shared key; IDENTITY:HEX is required")]
    [TestCase("--ca", "FILE", "error: FILE holds no certificate in PEM")]
    [TestCase("--rpk", "urn:a=FILE", "error: FILE holds no public key in PEM")]
    public void A_file_that_cannot_be_used_is_named(string option, string value, string said)
    {
        using var folder = new Conformance.Tests.Cli.Folder();
        folder.WriteCredentials();
        var file = Path.Combine(folder.Path, "nothing.txt");
        File.WriteAllText(file, "nothing");
        using var output = new StringWriter();
        string[] arguments =
        [
            "--objects", Path.Combine(Conformance.Tests.House.Repository.Root, "profiles", "objects"), "--secure", "127.0.0.1:0", option, value.Replace("FILE", file, StringComparison.Ordinal),
            "--cert", Path.Combine(folder.Path, "server.pem"), "--key", Path.Combine(folder.Path, "server.key"),
        ];

        ServerProgram.Run(arguments, new Conformance.Harness.Web.KestrelListener(), output).Should().Be(4);

        output.ToString().Should().StartWith(said.Replace("FILE", file, StringComparison.Ordinal));
    }
}
