using Conformance.Coap.Messages;
using Conformance.Lwm2m.Operations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceServer;

/// <summary>Who is registered, and until when.</summary>
[TestFixture]
public sealed class RegistryTests
{
    [Test]
    public void A_registration_ends_two_seconds_after_its_lifetime() => Site.Play(async site =>
    {
        await site.RegisteredAsync(lifetime: 20);

        await site.WaitAsync(21.5);
        (await StatusAsync(site)).Should().Be("registered");
        await site.WaitAsync(1);
        (await StatusAsync(site)).Should().Be("offline");
    });

    [Test]
    public void An_update_makes_the_lifetime_begin_anew_and_can_change_it() => Site.Play(async site =>
    {
        var client = await site.RegisteredAsync(lifetime: 20);
        await site.WaitAsync(15);
        (await Site.PerformAsync(client, OperationKind.Update)).Should().Be(CoapCode.Changed);
        await site.WaitAsync(15);
        (await StatusAsync(site)).Should().Be("registered");

        (await Site.PerformAsync(client, OperationKind.Update, "lt=100")).Should().Be(CoapCode.Changed);

        await site.WaitAsync(90);
        (await StatusAsync(site)).Should().Be("registered");
    });

    [Test]
    public void What_has_ended_cannot_be_updated() => Site.Play(async site =>
    {
        var client = await site.RegisteredAsync(lifetime: 20);
        await site.WaitAsync(30);

        (await Site.PerformAsync(client, OperationKind.Update)).Should().Be(CoapCode.NotFound);
    });

    [Test]
    public void Who_deregisters_is_unknown_and_not_offline() => Site.Play(async site =>
    {
        var client = await site.RegisteredAsync();

        (await Site.PerformAsync(client, OperationKind.Deregister)).Should().Be(CoapCode.Deleted);

        (await site.AskAsync("client"))["error"]!.ToString().Should().Be("urn:x is not registered");
    });

    [Test]
    public void A_second_registration_takes_the_place_of_the_first() => Site.Play(async site =>
    {
        var client = await site.RegisteredAsync();
        var first = client.Location;
        (await Site.RegisterAsync(client)).Should().Be(CoapCode.Created);

        client.Location.Should().NotBe(first);
        (await site.CallAsync("/clients", method: "GET")).Body["clients"]!.AsArray().Should().ContainSingle();
    });

    [Test]
    public void A_hundred_lifetimes_end_one_by_one() => Site.Play(async site =>
    {
        foreach (var seconds in Enumerable.Range(1, 100))
        {
            await site.RegisteredAsync($"urn:{seconds}", lifetime: 100 + seconds);
        }

        await site.WaitAsync(152);
        (await site.CallAsync("/clients", method: "GET")).Body["clients"]!.AsArray().Count.Should().BeInRange(48, 52);
        await site.WaitAsync(60);
        (await site.CallAsync("/clients", method: "GET")).Body["clients"]!.AsArray().Should().BeEmpty();
    });

    [Test]
    public void Who_is_refused_is_not_registered() => Site.Play(async site =>
        (await Site.RegisterAsync(site.Client("urn:refused", out _))).Should().Be(CoapCode.Forbidden));

    private static async Task<string> StatusAsync(Site site) => (await site.AskAsync("client"))["client"]!["status"]!.ToString();
}
