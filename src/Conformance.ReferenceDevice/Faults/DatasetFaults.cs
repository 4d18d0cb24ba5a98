namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about definitions of objects, whichever object it is.</summary>
public static class DatasetFaults
{
    public static readonly Fault RefusesValues = new(
        "dataset.refuses-values", "answers a Read of a resource alone with 4.05", "VER-08", FaultShape.WrongCode);

    public static readonly Fault MixesTypes = new(
        "dataset.mixes-types", "gives texts as octets, and all else as text, when an instance is read", "OBJ-11", FaultShape.WrongFormat);

    public static readonly Fault ExceedsRanges = new(
        "dataset.exceeds-ranges",
        "adds 100 000 to numbers, and 300 letters to texts, that have a range when an instance is read",
        "OBJ-11",
        FaultShape.WrongValue);

    public static readonly Fault LacksMandatory = new(
        "dataset.lacks-mandatory", "lacks the first mandatory resource of every instance of objects from 4 on", "VER-07", FaultShape.Absent);

    public static readonly Fault AnnouncesFirst = new(
        "dataset.announces-first", "announces version 1.0 of every object, whichever it has", "OBJ-11", FaultShape.WrongValue);

    public static readonly Fault ListsFirst = new(
        "dataset.lists-first", "lists the first resource of an instance and no other in a Discover", "DM-11", FaultShape.Absent);

    public static readonly Fault OtherUnits = new(
        "dataset.other-units", "names a unit of its own with values that have one", "OBJ-11", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        RefusesValues, MixesTypes, ExceedsRanges, LacksMandatory, AnnouncesFirst, ListsFirst, OtherUnits,
    ];
}
