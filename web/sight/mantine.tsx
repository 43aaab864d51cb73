import type { ReactElement, ReactNode } from 'react'

// In the place of `@mantine/core`: its markup of the controls that the pages use, by the theme of web/ui/theme.ts.

interface ButtonProps {
  variant?: 'default'
  leftSection?: ReactNode
  className?: string
  children: ReactNode
  renderRoot?: (props: object) => ReactElement
  component?: 'button' | 'a'
  href?: string
  loading?: boolean
}

const FILLED = {
  '--button-height': 'var(--kj-target)',
  '--button-padding-x': 'var(--button-padding-x-md)',
  '--button-fz': 'var(--mantine-font-size-md)',
  '--button-color': 'var(--mantine-color-white)',
}
const DEFAULT = {
  ...FILLED,
  '--button-bg': 'var(--mantine-color-default)',
  '--button-hover': 'var(--mantine-color-default-hover)',
  '--button-color': 'var(--mantine-color-default-color)',
  '--button-bd': 'calc(0.0625rem * var(--mantine-scale)) solid var(--mantine-color-default-border)',
}

export function Button({
  variant,
  leftSection,
  className,
  children,
  renderRoot,
  component: Root = 'button',
  loading: _,
  ...rest
}: ButtonProps) {
  const classes = [
    'mantine-focus-auto mantine-active',
    className,
    'm_77c9d27d mantine-Button-root m_87cf2631 mantine-UnstyledButton-root',
  ]
  const props = {
    className: classes.filter(Boolean).join(' '),
    style: (variant === 'default' ? DEFAULT : FILLED) as object,
    'data-variant': variant,
    'data-size': 'md',
    'data-with-left-section': leftSection === undefined ? undefined : true,
    type: Root === 'button' ? ('button' as const) : undefined,
    ...rest,
    children: (
      <span className="m_80f1301b mantine-Button-inner">
        {leftSection !== undefined && (
          <span className="m_a74036a mantine-Button-section" data-position="left">
            {leftSection}
          </span>
        )}
        <span className="m_811560b9 mantine-Button-label">{children}</span>
      </span>
    ),
  }
  return renderRoot === undefined ? <Root {...props} /> : renderRoot(props)
}

const WRAPPER = {
  '--input-height': 'var(--kj-target)',
  '--input-fz': 'var(--mantine-font-size-md)',
  '--input-bd': 'var(--kj-line-strong)',
}

interface FieldProps {
  name: 'TextInput' | 'NativeSelect'
  label: ReactNode
  id: string
  children: ReactNode
}

function Field({ name, label, id, children }: FieldProps) {
  return (
    <div className={`m_46b77525 mantine-InputWrapper-root mantine-${name}-root`} data-size="md">
      <label
        style={{ '--input-label-size': 'var(--mantine-font-size-md)' } as object}
        className={`m_8fdc1311 mantine-InputWrapper-label mantine-${name}-label`}
        data-size="md"
        htmlFor={id}
        id={`${id}-label`}
      >
        {label}
      </label>
      {children}
    </div>
  )
}

interface TextInputProps {
  label: ReactNode
  placeholder: string
  value: string
  maxLength: number
}

export function TextInput({ label, placeholder, value, maxLength }: TextInputProps) {
  const id = `sight-${placeholder}`
  return (
    <Field name="TextInput" label={label} id={id}>
      <div
        style={WRAPPER as object}
        className="m_6c018570 mantine-Input-wrapper mantine-TextInput-wrapper"
        data-variant="default"
        data-size="md"
      >
        <input
          className="m_8fb7ebe7 mantine-Input-input mantine-TextInput-input"
          data-variant="default"
          placeholder={placeholder}
          maxLength={maxLength}
          id={id}
          defaultValue={value}
        />
      </div>
    </Field>
  )
}

interface NativeSelectProps {
  label: string
  data: readonly { value: string; label: string }[]
}

export function NativeSelect({ label, data }: NativeSelectProps) {
  const id = `sight-${label}`
  return (
    <Field name="NativeSelect" label={label} id={id}>
      <div
        style={{ ...WRAPPER, '--input-right-section-pointer-events': 'none' } as object}
        className="m_6c018570 mantine-Input-wrapper mantine-NativeSelect-wrapper"
        data-variant="default"
        data-size="md"
        data-pointer
        data-with-right-section
      >
        <select
          className="m_8fb7ebe7 mantine-Input-input mantine-NativeSelect-input"
          data-variant="default"
          id={id}
        >
          {data.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <div data-position="right" className="m_82577fc2 mantine-Input-section mantine-NativeSelect-section">
          <Chevron />
        </div>
      </div>
    </Field>
  )
}

export function Checkbox({ label }: { label: string }) {
  const id = `sight-${label}`
  return (
    <div
      style={
        {
          '--checkbox-radius': 'var(--mantine-radius-sm)',
          '--checkbox-color': 'var(--mantine-color-action-filled)',
        } as object
      }
      className="m_bf2d988c mantine-Checkbox-root m_5f75b09e mantine-Checkbox-root"
      data-variant="filled"
      data-label-position="right"
    >
      <div className="m_5f6e695e mantine-Checkbox-body">
        <div className="m_26062bec mantine-Checkbox-inner" data-label-position="right">
          <input
            className="mantine-focus-auto m_26063560 mantine-Checkbox-input"
            data-with-error-styles
            id={id}
            type="checkbox"
          />
          <svg
            viewBox="0 0 10 7"
            fill="none"
            xmlns="http://www.w3.org/2000/svg"
            aria-hidden
            className="m_bf295423 mantine-Checkbox-icon"
          >
            <path
              d="M4 4.586L1.707 2.293A1 1 0 1 0 .293 3.707l3 3a.997.997 0 0 0 1.414 0l5-5A1 1 0 1 0 8.293.293L4 4.586z"
              fill="currentColor"
              fillRule="evenodd"
              clipRule="evenodd"
            />
          </svg>
        </div>
        <div className="m_d3ea56bb mantine-Checkbox-labelWrapper">
          <label className="m_8ee546b8 mantine-Checkbox-label" htmlFor={id}>
            {label}
          </label>
        </div>
      </div>
    </div>
  )
}

function Chevron() {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: as the library draws it
    <svg
      style={{ '--combobox-chevron-size': 'var(--combobox-chevron-size-md)' } as object}
      className="m_2943220b mantine-ComboboxChevron-chevron"
      data-size="md"
      data-combobox-chevron
      viewBox="0 0 15 15"
      fill="none"
      xmlns="http://www.w3.org/2000/svg"
    >
      <path
        d="M4.93179 5.43179C4.75605 5.60753 4.75605 5.89245 4.93179 6.06819C5.10753 6.24392 5.39245 6.24392 5.56819 6.06819L7.49999 4.13638L9.43179 6.06819C9.60753 6.24392 9.89245 6.24392 10.0682 6.06819C10.2439 5.89245 10.2439 5.60753 10.0682 5.43179L7.81819 3.18179C7.73379 3.0974 7.61933 3.04999 7.49999 3.04999C7.38064 3.04999 7.26618 3.0974 7.18179 3.18179L4.93179 5.43179ZM10.0682 9.56819C10.2439 9.39245 10.2439 9.10753 10.0682 8.93179C9.89245 8.75606 9.60753 8.75606 9.43179 8.93179L7.49999 10.8636L5.56819 8.93179C5.39245 8.75606 5.10753 8.75606 4.93179 8.93179C4.75605 9.10753 4.75605 9.39245 4.93179 9.56819L7.18179 11.8182C7.35753 11.9939 7.64245 11.9939 7.81819 11.8182L10.0682 9.56819Z"
        fill="currentColor"
        fillRule="evenodd"
        clipRule="evenodd"
      />
    </svg>
  )
}
