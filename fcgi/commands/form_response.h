#ifndef COMMANDS_FORM_RESPONSE_H
#define COMMANDS_FORM_RESPONSE_H

/*
 * `madoguchi form response FORM FILE`: whether a FHIR QuestionnaireResponse is a valid answer to a
 * form of this municipality. Its problems, those that a visitor would be told of included, are
 * printed like a compiler's to standard error; with none, the answers as they would be stored are
 * printed to standard output. It needs the installation, for the municipality's options.
 */

/* argv[0] is "response". */
int command_form_response(int argc, char **argv);

#endif
