using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Cli;

/// <summary><c>device</c> and <c>server</c> under DTLS with <c>observe</c> between them: real programs, real sockets, credentials in files.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class SecuredProgramTests
{
    private const string ByPsk = "--psk client:00112233445566778899";
    private const string ByLog = "--keys KEYS";

    [TestCase("--psk client=00112233445566778899", ByPsk, ByPsk)]
    [TestCase("--psk client=00112233445566778899", ByPsk, ByLog)]
    [TestCase("--rpk client=client.pub --key server.key", "--rpk --key client.key --ca server.pub", ByLog)]
    [TestCase("--ca root.pem --cert server.pem --key server.key", "--cert client.pem --key client.key --ca server.pem", ByLog)]
    public async Task What_they_say_under_dtls_is_judged_like_what_is_said_in_clear(string knows, string shows, string opens)
    {
        using var play = new Play();
        await play.ServeAsync(knows);
        await play.ObserveAsync(opens.Replace("KEYS", play.KeyLog, StringComparison.Ordinal));
        await play.RegisterAsync(shows);

        var (exitCode, output) = play.End();

        exitCode.Should().Be(0, output);
        output.Should().Contain("client client, LwM2M 1.1").And.Contain("pass            C-REG-901").And.Contain("pass            S-REG-901").And.Contain(", DTLS").And.NotContain("fail ");
        File.ReadAllText(System.IO.Path.Combine(play.Report, "index.html")).Should().Contain("GET /3/0/0");
        File.ReadAllLines(play.KeyLog).Should().ContainSingle().Which.Should().StartWith("CLIENT_RANDOM ");
    }

    [Test]
    public async Task Without_keys_nothing_is_judged_and_it_says_what_was_closed()
    {
        using var play = new Play();
        await play.ServeAsync("--psk client=00112233445566778899");
        await play.ObserveAsync(string.Empty);
        await play.RegisterAsync(ByPsk);

        var (exitCode, output) = play.End();

        exitCode.Should().Be(2, output);
        output.Should().Contain("nothing was seen that could be judged").And.MatchRegex("DTLS; .*client");
    }

    [TestCase("--psk other:00112233445566778899")]
    [TestCase("--psk client:0000")]
    [TestCase("--cert stranger.pem --key stranger.key --ca server.pem")]
    public async Task Who_is_not_known_does_not_come_in(string shows)
    {
        using var play = new Play();
        await play.ServeAsync("--psk client=00112233445566778899 --psk known=0011 --ca root.pem --cert server.pem --key server.key");
        using (var stranger = new Folder())
        {
            stranger.WriteCredentials();
            File.Copy(System.IO.Path.Combine(stranger.Path, "client.pem"), play.In("stranger.pem"));
            File.Copy(System.IO.Path.Combine(stranger.Path, "client.key"), play.In("stranger.key"));
        }

        await play.ObserveAsync(string.Empty);
        play.Start(shows);
        await play.ComesAsync();

        play.Start("--psk known:0011", "known");
        await Place.UntilAsync(() => play.Clients().Contains("\"known\"", StringComparison.Ordinal));
        play.Clients().Should().NotContain("\"client\"");
    }

    [TestCase("--key client.key", "--key needs --cert or --rpk")]
    [TestCase("--cert client.pem", "--cert, --rpk and --ca need --key")]
    [TestCase("--cert client.pem --key client.key", "--key needs what the server shows: --ca")]
    [TestCase("--rpk --cert client.pem --key client.key --ca server.pub", "--cert and --rpk: one of them is required")]
    [TestCase("--psk client:00 --key client.key", "--psk and --key: one of them is required")]
    [TestCase("--psk client", "--psk has 'client'")]
    [TestCase("--rpk --key nowhere.key --ca server.pub", "no key in nowhere.key")]
    [TestCase("--cert client.pem --key server.key --ca server.pem", "server.key is not the key of the first certificate in client.pem")]
    public void A_device_says_what_is_wrong_with_its_credentials(string arguments, string said)
    {
        using var folder = new Folder();
        folder.WriteCredentials();

        var (exitCode, output, errors) = Shell.Run(folder.Path, ["device", "--objects", Objects, "--server", "coaps://127.0.0.1:9", .. arguments.Split(' ')]);

        exitCode.Should().Be(4, output + errors);
        output.Should().StartWith($"error: {said}");
    }

    private static string Objects => System.IO.Path.Combine(Conformance.Tests.House.Repository.Root, "profiles", "objects");

    /// <summary>A server, an observer before it, and a device that comes to that.</summary>
    private sealed partial class Play : IDisposable
    {
        private readonly Folder _folder = new();
        private readonly List<Shell> _programs = [];
        private Shell? _server;
        private Shell? _observer;
        private Shell? _device;
        private HttpClient? _user;

        public Play() => _folder.WriteCredentials();

        public string KeyLog => In("keys.log");

        public string Report => In("seen");

        public string In(string file) => System.IO.Path.Combine(_folder.Path, file);

        public async Task ServeAsync(string credentials)
        {
            _server = Begin(["server", "--objects", Objects, .. "--listen 127.0.0.1:0 --users 127.0.0.1:0 --secure 127.0.0.1:0 --keylog".Split(' '), KeyLog, .. credentials.Split(' ')]);
            await Place.UntilAsync(() => _server.Output.Contains("clients register at", StringComparison.Ordinal));
            _user = new HttpClient { BaseAddress = new(Using().Match(_server.Output).Groups[1].Value) };
        }

        public async Task ObserveAsync(string keys)
        {
            var server = Secured().Match(_server!.Output).Groups[1].Value;
            _observer = Shell.Start(null, ["observe", "--listen", "127.0.0.1", "--server", server, "--output", Report, .. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            _programs.Add(_observer);
            await Place.UntilAsync(() => _observer.Output.Contains("clients come to", StringComparison.Ordinal));
        }

        public void Start(string credentials, string endpoint = "client")
        {
            var front = Listening().Match(_observer!.Output).Groups[1].Value;
            _device = Begin(["device", "--objects", Objects, "--server", $"coaps://{front}", "--endpoint", endpoint, .. credentials.Split(' ')]);
        }

        public Task ComesAsync() => Place.UntilAsync(() => _observer!.Output.Contains("client 127.0.0.1", StringComparison.Ordinal));

        public async Task RegisterAsync(string credentials)
        {
            Start(credentials);
            await Place.UntilAsync(() => Clients().Contains("\"client\"", StringComparison.Ordinal));
            await _user!.PostAsync("/clients/client/read", new StringContent("""{ "path": "/3/0/0" }"""));
            _device!.Tell("stop");
            await Place.UntilAsync(() => _device.Output.Contains("ok", StringComparison.Ordinal));
        }

        public string Clients()
        {
            using var answer = _user!.Send(new(HttpMethod.Get, "/clients"));
            using var reader = new StreamReader(answer.Content.ReadAsStream());
            return reader.ReadToEnd();
        }

        /// <returns>How the observer ended, and what it said.</returns>
        public (int ExitCode, string Output) End()
        {
            _observer!.Signal("INT");
            return (_observer.Ends(), _observer.Output + _observer.Errors);
        }

        public void Dispose()
        {
            _programs.ForEach(program => program.Dispose());
            _user?.Dispose();
            _folder.Dispose();
        }

        private Shell Begin(string[] arguments)
        {
            var program = Shell.Start(_folder.Path, arguments);
            _programs.Add(program);
            return program;
        }

        [GeneratedRegex("and coaps://([0-9.:]+)")]
        private static partial Regex Secured();

        [GeneratedRegex("users call (http://[0-9.:]+)")]
        private static partial Regex Using();

        [GeneratedRegex("clients come to ([0-9.:]+),")]
        private static partial Regex Listening();
    }
}
