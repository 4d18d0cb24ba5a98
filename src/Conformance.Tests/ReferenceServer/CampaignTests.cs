using Conformance.Engine.Benches;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceServer;

/// <summary>Firmware for one client and for many.</summary>
[TestFixture]
public sealed class CampaignTests
{
    private static readonly FleetTerms Twelve = new() { Size = 12, Downloads = TimeSpan.FromSeconds(7), Within = TimeSpan.FromSeconds(5) };

    [Test]
    public void Three_fetch_at_a_time_and_all_have_the_image_in_the_end() => Site.Play(async site =>
    {
        var fleet = await site.FleetAsync(Twelve);

        (await site.CrowdAsync("campaign", fleet)).Body["open"]!.GetValue<int>().Should().Be(12);
        await site.WaitAsync(120);

        (fleet.MostDownloading, fleet.Told, fleet.Misled, fleet.Updated).Should().Be((3, 12, 0, 12));
    });

    [Test]
    public void A_pause_holds_back_those_that_have_not_begun() => Site.Play(async site =>
    {
        var fleet = await site.FleetAsync(Twelve);
        await site.CrowdAsync("campaign", fleet);
        await site.WaitAsync(2);
        await site.CallAsync("/campaign", """{"arguments": "pause"}""");
        await site.WaitAsync(200);
        (fleet.Told, fleet.Updated).Should().Be((3, 3));

        await site.CallAsync("/campaign", """{"arguments": "resume"}""");

        await site.WaitAsync(120);
        fleet.Updated.Should().Be(12);
    });

    [Test]
    public void What_failed_is_repeated_and_nothing_else() => Site.Play(async site =>
    {
        var fleet = await site.FleetAsync(Twelve with { Failing = 2 });
        await site.CrowdAsync("campaign", fleet);
        await site.WaitAsync(120);
        (fleet.Told, fleet.Updated, fleet.Failed).Should().Be((12, 10, 2));

        var told = await site.CallAsync("/campaign", """{"arguments": "retry"}""");

        told.Body["open"]!.GetValue<int>().Should().Be(2);
        await site.WaitAsync(60);
        (fleet.Told, fleet.Updated, fleet.Failed).Should().Be((14, 12, 0));
    });

    [Test]
    public void Clients_that_fetch_by_another_protocol_fail_and_are_told_nothing() => Site.Play(async site =>
    {
        var fleet = await site.FleetAsync(Twelve with { Protocol = 2 });
        await site.CrowdAsync("campaign", fleet);
        await site.WaitAsync(60);

        fleet.Told.Should().Be(0);
        (await site.CallAsync("/campaign", """{"arguments": "pause"}""")).Body["failed"]!.GetValue<int>().Should().Be(12);
    });

    [TestCase("1", "0", "/5/0/0")]
    [TestCase("0", "0", "/5/0/1")]
    [TestCase("2", "2", "/5/0/0")]
    [TestCase("2", "0", "/5/0/1")]
    public void An_image_is_pushed_or_pulled_as_the_client_takes_it(string method, string protocol, string written) => Site.Play(async site =>
    {
        var client = await site.RegisteredAsync();
        foreach (var (path, text) in new[] { ("/5/0/1", string.Empty), ("/5/0/3", "0"), ("/5/0/5", "0"), ("/5/0/8/0", protocol), ("/5/0/9", method) })
        {
            Site.Hold(client, path, text);
        }

        List<string> seen = [];
        client.Served = asked => seen.AddRange(asked.Entries.Where(entry => entry.Value is not null).Select(entry => entry.Path.ToString()));
        var told = await site.AskAsync("firmware");

        told["code"]!.ToString().Should().Be("2.04");
        seen.Should().Equal(written);
    });

    [Test]
    public void A_client_that_takes_images_in_no_way_of_the_server_gets_none() => Site.Play(async site =>
    {
        var client = await site.RegisteredAsync();
        Site.Hold(client, "/5/0/8/0", "2");
        Site.Hold(client, "/5/0/9", "0");

        (await site.AskAsync("firmware"))["error"]!.ToString().Should().Be("the client fetches images by no protocol of the server");
    });
}
