{{- define "rollback-operator.labels" -}}
app.kubernetes.io/name: rollback-operator
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "rollback-operator.selector" -}}
app.kubernetes.io/name: rollback-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- /* The namespaces whose applications can be rolled back, as JSON. */ -}}
{{- define "rollback-operator.namespaces" -}}
{{- .Values.namespaces | default (list .Release.Namespace) | toJson -}}
{{- end -}}

{{- define "rollback-operator.image" -}}
{{- if .image.digest -}}{{ .image.repository }}@{{ .image.digest }}{{- else -}}{{ .image.repository }}:{{ .image.tag | default .chart.AppVersion }}{{- end -}}
{{- end -}}

{{- define "rollback-operator.user" -}}
system:serviceaccount:{{ .Release.Namespace }}:{{ .Release.Name }}
{{- end -}}
