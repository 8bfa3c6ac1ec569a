namespace OpsCenter.Core.Kpis.Formulas;

/// <inheritdoc cref="FormulaToken"/>
internal enum FormulaTokenKind
{
    End,
    Number,

    /// <summary>A number with s, m, h or d right behind it; its value is in seconds.</summary>
    Duration,
    Word,
    Text,
    Sign,
}
