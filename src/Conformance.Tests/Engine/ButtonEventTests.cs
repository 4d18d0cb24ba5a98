using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Engine.Control;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>Events that a pressed button sets off, which may come before the button is known to have been pressed.</summary>
[TestFixture]
public sealed class ButtonEventTests
{
    [Test]
    public void Never_misses_nothing_that_came_while_a_slow_button_was_being_pressed()
    {
        const string Steps = "- dut: set\n  path: /3/0/9\n  value: 5\n- never: register\n  for: 3 s";
        var stage = new Stage();
        stage.Plot.Holding = TimeSpan.FromSeconds(2);
        stage.Play(Steps).Outcome.Should().Be(Outcome.Pass);

        stage.Plot.Act = (device, action, _) => action == DeviceAction.Set && device.RegisterAsync() is not null ? ActionResult.Ok : null;

        stage.Play(Steps).Reason.Should().StartWith("register came after 0");
    }

    [Test]
    public void A_branch_takes_what_came_while_the_button_before_it_was_being_pressed()
    {
        const string Steps = "- dut: set\n  path: /3/0/9\n  value: 5\n- parallel:\n    comes:\n      - await: register\n        within: 1 s\n    beside:\n      - never: update\n        until: comes";
        var stage = new Stage();
        stage.Plot.Holding = TimeSpan.FromSeconds(2);
        stage.Plot.Act = (device, action, _) => action == DeviceAction.Set && device.RegisterAsync() is not null ? ActionResult.Ok : null;

        stage.Play(Steps).Reason.Should().BeEmpty();
    }

    [Test]
    public void The_account_of_a_device_that_the_case_started_is_the_one_it_announces()
    {
        var stage = new Stage();
        stage.Plot.Life = device => device.RegisterAsync("</1/7>,</3/0>");
        stage.Plot.Answers(request => request.Options.Path == "/1/7/8" ? Reply.Of(CoapCode.Changed) : Reply.Of(CoapCode.NotFound));

        stage.Play("preconditions:\n  - state: unregistered\nsteps:\n  - dut: start\n  - await: register\n    within: 5 s\n  - execute: $(server.instance)/8").Reason.Should().BeEmpty();
    }
}
