using System.Net;
using Conformance.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Roles;

[TestFixture]
public sealed class ServerUriTests
{
    [TestCase("127.0.0.1:5683", "coap://127.0.0.1:5683")]
    [TestCase("192.0.2.7:40000", "coap://192.0.2.7:40000")]
    [TestCase("[::1]:5683", "coap://[::1]:5683")]
    [TestCase("[2001:db8::7]:5690", "coap://[2001:db8::7]:5690")]
    [TestCase("0.0.0.0:5683", "coap://127.0.0.1:5683")]
    [TestCase("[::]:5683", "coap://[::1]:5683")]
    public void Names_a_bound_address(string bound, string uri) => ServerUri.Of(IPEndPoint.Parse(bound)).OriginalString.Should().Be(uri);

    [TestCase(null, "coap://127.0.0.1:40000")]
    [TestCase("coap://bench.example:5683", "coap://bench.example:5683")]
    [TestCase("coap://bench.example", "coap://bench.example:40000/")]
    public void Prefers_what_was_advertised(string? advertised, string uri) =>
        ServerUri.Of(IPEndPoint.Parse("127.0.0.1:40000"), advertised is null ? null : new Uri(advertised)).OriginalString.Should().Be(uri);
}
