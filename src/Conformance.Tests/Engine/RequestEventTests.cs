using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>What a step sees of a request beside its body.</summary>
[TestFixture]
public sealed class RequestEventTests
{
    [TestCase("40017301B466726F62", "true")]
    [TestCase("40017302B466726F62", "false")]
    public void A_request_tells_whether_another_had_its_message_id(string second, string reused)
    {
        var stage = new Stage();
        stage.Plot.Then(1, device =>
        {
            device.SendOctets("41017301AAB3666F6F");
            device.SendOctets(second);
            return Task.CompletedTask;
        });

        stage.Play(
            "- await: request\n  within: 3 s\n  expect: { id-reused: false }\n"
            + $"- await: request\n  within: 3 s\n  expect: {{ id-reused: {reused} }}").Outcome.Should().Be(Outcome.Pass);
    }

    [Test]
    public void A_request_tells_the_format_it_asks_for()
    {
        var stage = new Stage();
        stage.Plot.Then(1, device =>
        {
            device.SendOctets("40017301B466726F62616E");
            return Task.CompletedTask;
        });

        stage.Play("- await: request\n  within: 3 s\n  expect: { accept: senml-json }").Outcome.Should().Be(Outcome.Pass);
    }
}
