namespace Conformance.ReferenceDevice.Enrolment;

/// <summary>How a device enrols, where it does.</summary>
public sealed record EnrolmentHabits
{
    /// <summary>Whether it enrols before it asks its bootstrap server for anything, as the Enabler Test Specification has it, or after Bootstrap-Finish.</summary>
    public bool BeforeBootstrap { get; init; }

    /// <summary>Whether its keys are made by the authority.</summary>
    public bool TakesKeys { get; init; }

    /// <summary>Whether it asks what requests are to contain.</summary>
    public bool AsksAttributes { get; init; }

    /// <summary>How often it asks again after 5.03.</summary>
    public int Patience { get; init; } = 8;

    /// <summary>How long it rests after an enrolment that failed; doubles with each one that follows.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Which part of a certificate's life has passed when it is renewed.</summary>
    public double RenewsAfter { get; init; } = 0.6;
}
