using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceServer;

/// <summary>What users of the server call, and what they are told.</summary>
[TestFixture]
public sealed class ApiTests
{
    [TestCase("/nowhere", "", 404, "nothing is at POST /nowhere")]
    [TestCase("/clients/urn%3Ax/dance", "", 400, "'dance' is no operation, or its JSON is none")]
    [TestCase("/clients/urn%3Ax/read", "{", 400, "'read' is no operation, or its JSON is none")]
    [TestCase("/clients/urn%3Ax/read", "[]", 400, "'read' is no operation, or its JSON is none")]
    [TestCase("/clients/urn%3Ax/read", """{"path": "3/0"}""", 400, "'read' is no operation, or its JSON is none")]
    [TestCase("/clients/urn%3Anobody/read", """{"path": "/3/0"}""", 200, "urn:nobody is not registered")]
    [TestCase("/clients/urn%3Anobody/client", "", 200, "urn:nobody is not registered")]
    [TestCase("/clients/urn%3Anobody/firmware", "", 200, "urn:nobody is not registered")]
    [TestCase("/campaign", "", 400, "a campaign needs endpoints, or one of pause, resume and retry")]
    [TestCase("/campaign", """{"arguments": "hurry"}""", 400, "a campaign needs endpoints, or one of pause, resume and retry")]
    [TestCase("/poll", """{"endpoints": ["urn:x"], "path": "/3/0/9"}""", 400, "polling needs a path, and a period in seconds")]
    [TestCase("/poll", "{", 400, "polling needs a path, and a period in seconds")]
    public void Says_what_is_wrong_with_a_call(string path, string body, int status, string error) => Site.Play(async site =>
    {
        await site.RegisteredAsync();

        var told = await site.CallAsync(path, body);

        (told.Status, told.Body["status"]!.ToString(), told.Body["error"]!.ToString()).Should().Be((status, "failed", error));
    });

    [Test]
    public void Tells_code_values_and_names_of_what_was_read() => Site.Play(async site =>
    {
        var client = site.Client(Site.Name, out _);
        Site.Hold(client, "/4/0/2", "-60");
        await Site.RegisterAsync(client);

        var told = await site.AskAsync("read", """{"path": "/4/0/2"}""");

        told.ToJsonString().Should().Be("""{"status":"done","code":"2.05","values":{"/4/0/2":"-60"},"names":{"/4/0/2":"Radio Signal Strength"},"units":{}}""");
    });

    [Test]
    public void Tells_what_a_client_refused_and_that_one_is_silent() => Site.Play(async site =>
    {
        var client = await site.RegisteredAsync();
        (await site.AskAsync("read", """{"path": "/9/0"}"""))["code"]!.ToString().Should().Be("4.04");
        client.IsMute = true;

        var told = await site.AskAsync("read", """{"path": "/3/0/9"}""");

        told["error"]!.ToString().Should().StartWith("no answer within");
        told.ContainsKey("code").Should().BeFalse();
    });

    [Test]
    public void Has_no_more_requests_open_in_a_network_than_it_is_set_to() => Site.Play(async site =>
    {
        var fleet = await site.FleetAsync(new() { Size = 12, AnswersAfter = TimeSpan.FromSeconds(1), Within = TimeSpan.FromSeconds(5) });

        List<Task> reading = [.. fleet.Clients.Select(client => site.AskAsync("read", """{"path": "/3/0/9"}""", client.Settings.Name))];
        foreach (var read in reading)
        {
            await read;
        }

        (fleet.MostOpen, fleet.Answered).Should().Be((4, 12));
    });
}
