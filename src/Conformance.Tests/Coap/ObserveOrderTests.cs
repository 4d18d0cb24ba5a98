using Conformance.Coap.Observe;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Coap;

/// <summary>RFC 7641 §3.4.</summary>
[TestFixture]
public sealed class ObserveOrderTests
{
    [TestCase(12u, 13u, 1, true)]
    [TestCase(13u, 12u, 1, false)]
    [TestCase(12u, 12u, 1, false)]
    [TestCase(0u, 8_388_607u, 1, true)]
    [TestCase(0u, 8_388_608u, 1, false)]
    [TestCase(16_777_215u, 0u, 1, true)]
    [TestCase(8_388_609u, 0u, 1, true)]
    [TestCase(8_388_608u, 0u, 1, false)]
    [TestCase(13u, 12u, 128, false)]
    [TestCase(13u, 12u, 129, true)]
    public void The_newer_one_has_the_larger_serial_number_or_comes_much_later(uint earlier, uint later, int seconds, bool newer)
    {
        var at = TimeSpan.FromSeconds(50);

        ObserveOrder.IsNewer(earlier, at, later, at + TimeSpan.FromSeconds(seconds)).Should().Be(newer);
    }
}
