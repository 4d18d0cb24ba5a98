using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Cli;

/// <summary><c>handshake</c>, as a vendor types it: our own client and server as two programs.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class HandshakeTests
{
    private const string Key = "ident:73656372657450534B";

    [Test]
    public async Task Two_programs_shake_hands_and_one_says_what_the_other_said()
    {
        using var folder = new Folder();
        using var server = Shell.Start(folder.Path, "handshake", "--listen", "127.0.0.1", "--psk", Key, "--once", "--keylog", "keys");
        using var client = Shell.Start(folder.Path, "handshake", "--connect", await AddressOf(server), "--psk", Key, "--verbose");
        await Place.UntilAsync(() => client.Output.Contains("can be resumed by", StringComparison.Ordinal));

        client.Tell("hello");
        await Place.UntilAsync(() => client.Output.Contains("said hello", StringComparison.Ordinal));
        client.Signal("INT");

        (client.Ends(), server.Ends()).Should().Be((0, 0));
        client.Output.Should().Contain("suite                   TLS_PSK_WITH_AES_128_CCM_8 (0xC0A8)").And.Contain("received ServerHelloDone");
        server.Output.Should().Contain("identity                ident").And.Contain("said hello").And.Contain("closed by the peer");
        File.ReadAllLines(System.IO.Path.Combine(folder.Path, "keys")).Should().ContainSingle().Which.Should().MatchRegex("^CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}$");
    }

    [Test]
    public async Task Certificates_are_shown_checked_and_resumed()
    {
        using var folder = new Folder();
        folder.WriteCredentials();
        using var server = Shell.Start(folder.Path, "handshake", "--listen", "127.0.0.1", "--cert", "server.pem", "--key", "server.key", "--ca", "root.pem");
        var address = await AddressOf(server);

        var good = Shell.Run(folder.Path, "handshake", "--connect", address, "--cert", "client.pem", "--key", "client.key", "--ca", "root.pem", "--host", "localhost", "--resume");
        good.ExitCode.Should().Be(0, good.Output + good.Errors);
        good.Output.Should().Contain("certificate of CN=localhost, by CN=root").And.Contain("resumed                 no").And.Contain("resumed                 yes");

        var elsewhere = Shell.Run(folder.Path, "handshake", "--connect", address, "--cert", "client.pem", "--key", "client.key", "--ca", "root.pem", "--host", "elsewhere");
        elsewhere.ExitCode.Should().Be(1);
        elsewhere.Output.Should().Contain("the certificate of CN=localhost is not for elsewhere [RFC 9525 §6]; the peer was told bad_certificate");

        var bare = Shell.Run(folder.Path, "handshake", "--connect", address, "--ca", "root.pem");
        bare.ExitCode.Should().Be(1);
        bare.Output.Should().Contain("failed: the peer said handshake_failure");
        server.Signal("INT");
        server.Ends();
    }

    [Test]
    public async Task Handshakes_are_repeated_and_counted()
    {
        using var folder = new Folder();
        using var server = Shell.Start(folder.Path, "handshake", "--listen", "127.0.0.1", "--psk", "ident:73656372657450534b");
        var address = await AddressOf(server);

        var series = Shell.Run(folder.Path, "handshake", "--connect", address, "--psk", "ident:73656372657450534b", "--times", "5", "--resume");
        series.ExitCode.Should().Be(0, series.Output + series.Errors);
        series.Output.Should().MatchRegex(@"^5 of 5 handshakes in [0-9.]+ s, [0-9]+ a second\r?\n$");
        await Place.UntilAsync(() => server.Output.Split("resumed                 yes").Length == 5);

        var stranger = Shell.Run(folder.Path, "handshake", "--connect", address, "--psk", "nobody:00", "--times", "5");
        stranger.ExitCode.Should().NotBe(0);
        stranger.Output.Should().StartWith("0 of 5 handshakes");

        Shell.Run(folder.Path, "handshake", "--connect", address, "--times", "0").Errors.Should().Contain("--times 0 is less than 1");
        server.Signal("INT");
        server.Ends();
    }

    [Test]
    public async Task Raw_public_keys_are_held_against_those_that_are_known()
    {
        using var folder = new Folder();
        folder.WriteCredentials();
        using var server = Shell.Start(folder.Path, "handshake", "--listen", "127.0.0.1", "--rpk", "--key", "server.key", "--ca", "client.pub");
        var address = await AddressOf(server);

        var good = Shell.Run(folder.Path, "handshake", "--connect", address, "--rpk", "--key", "client.key", "--ca", "server.pub");
        good.ExitCode.Should().Be(0, good.Output + good.Errors);
        good.Output.Should().Contain("raw public key, SHA-256 ");

        var other = Shell.Run(folder.Path, "handshake", "--connect", address, "--rpk", "--key", "client.key", "--ca", "client.pub");
        other.ExitCode.Should().Be(1);
        other.Output.Should().Contain("a raw public key that is none of those we know");
        server.Signal("INT");
        server.Ends();
    }

    [Test]
    public async Task A_fault_is_found_out_by_the_other_side()
    {
        using var server = Shell.Start(null, "handshake", "--listen", "127.0.0.1", "--psk", Key, "--once");

        var (exitCode, output, _) = Shell.Run(null, "handshake", "--connect", await AddressOf(server), "--psk", Key, "--fault", "verify-data-wrong");

        exitCode.Should().Be(1);
        output.Should().Contain("failed: the peer said decrypt_error");
        server.Ends().Should().Be(1);
        server.Output.Should().Contain("failed: Finished does not attest to this handshake [RFC 5246 §7.4.9]; the peer was told decrypt_error");
    }

    [Test]
    public void Nobody_there_is_silence_and_ends_with_2()
    {
        var (exitCode, output, _) = Shell.Run(null, "handshake", "--connect", "127.0.0.1:9", "--psk", Key, "--first-timeout", "10ms");

        exitCode.Should().Be(2);
        output.Should().Be("127.0.0.1:9: failed: no answer came to the last flight [RFC 6347 §4.2.4]\n");
    }

    [TestCase("one of --listen and --connect is required", "--psk", Key)]
    [TestCase("one of --listen and --connect is required", "--psk", Key, "--listen", "127.0.0.1", "--connect", "127.0.0.1:1")]
    [TestCase("'ident' is no pre-shared key; IDENTITY:HEX is required, such as ident:73656372657450534B", "--listen", "127.0.0.1", "--psk", "ident")]
    [TestCase("a server needs --psk, or --key with --cert or --rpk", "--listen", "127.0.0.1")]
    [TestCase("--cert needs --key", "--listen", "127.0.0.1", "--cert", "x.pem")]
    [TestCase("there is no suite 'TLS_NULL'", "--listen", "127.0.0.1", "--psk", Key, "--suite", "TLS_NULL")]
    [TestCase("there is no fault 'none'", "--listen", "127.0.0.1", "--psk", Key, "--fault", "none")]
    [TestCase("no key in missing.key", "--connect", "127.0.0.1:1", "--key", "missing.key")]
    public void What_cannot_be_run_is_said_in_a_sentence_and_ends_with_4(string sentence, params string[] arguments)
    {
        var (exitCode, _, errors) = Shell.Run(null, ["handshake", .. arguments]);

        exitCode.Should().Be(4);
        errors.Should().Contain(sentence);
    }

    [Test]
    public void A_port_that_is_taken_ends_with_3()
    {
        using var taken = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));

        var (exitCode, _, errors) = Shell.Run(null, "handshake", "--listen", $"{taken.Client.LocalEndPoint}", "--psk", Key);

        exitCode.Should().Be(3);
        errors.Should().Contain("cannot be bound");
    }

    private static async Task<string> AddressOf(Shell server)
    {
        await Place.UntilAsync(() => Listening().IsMatch(server.Output));
        return Listening().Match(server.Output).Groups[1].Value;
    }

    [GeneratedRegex(@"clients speak to (\S+)\n")]
    private static partial Regex Listening();
}
