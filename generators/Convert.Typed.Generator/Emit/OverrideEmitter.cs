using ConvertTyped.Generator.Naming;
using ConvertTyped.Generator.Snapshot;

namespace ConvertTyped.Generator.Emit;

/// <summary>
/// Writes how a feature with variables is overridden, <c>feature.Override(on =&gt; on.Caption("Go"))</c>: the method, and the
/// class that gives each variable its name. A feature without variables has all it needs from its base class.
/// </summary>
internal static class OverrideEmitter
{
    public static void WriteMethod(IndentedWriter writer, NamedMember member) => writer.Write($"""

        /// <summary>
        /// Switches the feature on with these values for every visitor of this client, until <c>ClearOverride</c>: for tests and development.
        /// A variable that is not named has no value{Documentation.TryGetOfOverride(member)}.
        /// </summary>
        /// <param name="values">Names them: <c>on =&gt; on.{member.Variables[0].Name}(…)</c>.</param>
        /// <exception cref="global::System.ArgumentNullException"><paramref name="values"/> is null.</exception>
        public void Override(global::System.Action<{member.OverrideName}> values) =>
            {RuntimeNames.Generated}.Override(this, new {member.OverrideName}(), values);
        """);

    public static void WriteType(IndentedWriter writer, NamedMember member, FeatureModel feature)
    {
        writer.Write($"""

            /// <summary>{Documentation.OverrideValues(feature)}</summary>
            public sealed class {member.OverrideName} : {RuntimeNames.VariableOverrides}
            """);
        using (writer.OpenBlock())
        {
            for (var position = 0; position < member.Variables.Count; position++)
            {
                var variable = member.Variables[position];
                writer.Write($"""
                    /// <summary>{Documentation.VariableValue(variable.Model)}</summary>
                    public {member.OverrideName} {variable.Name}({variable.CSharpName()} value) => {RuntimeNames.Generated}.{(variable.HasJsonType() ? "SetJson" : "Set")}(this, {position}, value);
                    """);
                if (position + 1 < member.Variables.Count)
                {
                    writer.WriteLine();
                }
            }
        }
    }
}
