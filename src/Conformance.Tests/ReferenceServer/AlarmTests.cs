using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceServer;

/// <summary>What users are warned of, and what polling is good for.</summary>
[TestFixture]
public sealed class AlarmTests
{
    [Test]
    public void A_client_whose_lifetime_is_over_is_an_alarm_until_it_registers_again() => Site.Play(async site =>
    {
        var client = await site.RegisteredAsync(lifetime: 20);
        (await AlarmsAsync(site)).Should().BeEmpty();
        await site.WaitAsync(30);
        (await AlarmsAsync(site)).Should().Equal("offline");

        await Site.RegisterAsync(client);

        (await AlarmsAsync(site)).Should().BeEmpty();
    });

    [TestCase("/4/0/2", "-100", "-101")]
    [TestCase("/3447/0/3", "2", "4")]
    [TestCase("/3412/0/19", "0", "1")]
    public void A_value_that_polling_brought_is_an_alarm_while_it_is_bad(string path, string good, string bad) => Site.Play(async site =>
    {
        var client = await site.RegisteredAsync();
        Site.Hold(client, path, good);
        await site.CallAsync("/poll", $$"""{"endpoints": ["urn:x"], "path": "{{path}}", "query": {"period": 10} }""");
        await site.WaitAsync(1);
        (await AlarmsAsync(site)).Should().BeEmpty();

        Site.Hold(client, path, bad);
        await site.WaitAsync(10);
        (await AlarmsAsync(site)).Should().Equal(path);

        Site.Hold(client, path, good);
        await site.WaitAsync(10);
        (await AlarmsAsync(site)).Should().BeEmpty();
    });

    [Test]
    public void Each_client_is_polled_at_a_time_of_its_own() => Site.Play(async site =>
    {
        var fleet = await site.FleetAsync(new() { Size = 10, Window = TimeSpan.FromSeconds(5.5), Within = TimeSpan.FromSeconds(5) });

        await site.CrowdAsync("poll", fleet, """, "path": "/3/0/9", "query": {"period": "60"}""");
        await site.WaitAsync(119);

        (fleet.Answered, fleet.MostAsked).Should().Be((20, 1));
    });

    private static async Task<IEnumerable<string>> AlarmsAsync(Site site) => (await site.AskAsync("alarms"))["alarms"]!.AsArray().Select(alarm => alarm!.ToString());
}
