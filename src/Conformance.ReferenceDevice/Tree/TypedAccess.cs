using System.Globalization;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.ReferenceDevice.Tree;

/// <summary>Values as the device's own code wants them.</summary>
public static class TypedAccess
{
    extension(ObjectTree tree)
    {
        /// <summary>An Integer, Unsigned Integer or Time; <see langword="null"/> when the resource is absent.</summary>
        public long? Integer(Lwm2mPath path) => tree.Value(path) switch
        {
            Lwm2mValue.Integer integer => integer.Value,
            Lwm2mValue.Unsigned unsigned => (long)Math.Min(unsigned.Value, long.MaxValue),
            Lwm2mValue.Time time => time.Seconds,
            _ => null,
        };

        public bool? Flag(Lwm2mPath path) => (tree.Value(path) as Lwm2mValue.Flag)?.Value;

        public string? Text(Lwm2mPath path) => (tree.Value(path) as Lwm2mValue.Text)?.Value;

        public double? Float(Lwm2mPath path) => (tree.Value(path) as Lwm2mValue.Float)?.Value;

        /// <summary>
        /// Stores a value written as plain text (<see cref="Lwm2mValue.TryParse"/>). A resource the object's version does not have is
        /// left out.
        /// </summary>
        /// <exception cref="FormatException">The text is no value of the resource's type: a mistake in the device's code.</exception>
        public void Provide(Lwm2mPath path, string text)
        {
            if (tree.Model.Resource(path) is not { } definition)
            {
                return;
            }

            if (!Lwm2mValue.TryParse(definition.Type, text, out var value) || value is null)
            {
                throw new FormatException($"'{text}' is no {definition.Type}, which {path} is");
            }

            tree.Set(path, value);
        }

        public void Provide(Lwm2mPath path, long value) => tree.Provide(path, value.ToString(CultureInfo.InvariantCulture));

        public void Provide(Lwm2mPath path, double value) => tree.Provide(path, value.ToString("R", CultureInfo.InvariantCulture));
    }
}
